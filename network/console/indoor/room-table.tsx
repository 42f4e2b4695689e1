import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import type { Room } from '../../indoor/design-shape.ts';
import { ringArea } from '../../indoor/ring-area.ts';
import type { RoomSummary } from '../../indoor/room-summary.ts';
import tables from './parts.module.css';
import { signedNumber } from './signed-number.ts';

/** What each room gets of the floor's levels; rooms come from a drawing and are named here. */
export function RoomTable({
  summaries,
  rooms,
  onRooms,
}: {
  /** Null where nothing is designed. */
  readonly summaries: readonly RoomSummary[] | null;
  readonly rooms: readonly Room[];
  readonly onRooms: (rooms: Room[]) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']} data-testid="room-table">
        <caption className="visually-hidden">{t('indoor.rooms')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indoor.room')}</th>
            <th scope="col" data-numeric="true">
              {t('indoor.room.area')}
            </th>
            <th scope="col" data-numeric="true">
              {t('indoor.room.share')}
            </th>
            <th scope="col" data-numeric="true">
              {t('indoor.room.weakest')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('indoor.part.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room, index) => {
            const { area, share, weakest } = summaries?.[index] ?? {
              area: ringArea(room.corners),
              share: null,
              weakest: null,
            };
            const number = t('indoor.room.number', { number: index + 1 });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rooms may have no names; their fields show what is given.
              <tr key={index} data-testid="room-row">
                <td>
                  <Field
                    label={t('indoor.room.name', { number: index + 1 })}
                    labelHidden
                    value={room.name}
                    placeholder={number}
                    maxLength={100}
                    onChange={(event) =>
                      onRooms(
                        rooms.map((each) => (each === room ? { ...each, name: event.target.value } : each)),
                      )
                    }
                  />
                </td>
                <td data-numeric="true">{formatNumber(area, language, 1, true)}</td>
                <td data-numeric="true">
                  {summaries === null
                    ? t('indoor.design.none')
                    : share === null
                      ? '–'
                      : `${formatNumber(100 * share, language, 1, true)} %`}
                </td>
                <td data-numeric="true">{weakest === null ? '–' : signedNumber(weakest, language, 1)}</td>
                <td>
                  <Button
                    small
                    look="quiet"
                    aria-label={t('indoor.room.remove', { room: room.name || number })}
                    onClick={() => onRooms(rooms.filter((each) => each !== room))}
                  >
                    {t('indoor.part.remove')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

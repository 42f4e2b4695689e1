import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { materials } from '../../indoor/design-shape.ts';
import { layerRoles } from '../../indoor/drawing/layer-roles.ts';
import type { Answer } from '../answers.ts';
import tables from './parts.module.css';

/** The layers of a drawing, and what their lines are in the plan. */
export function LayerTable({
  layers,
  roles,
  onRole,
}: {
  readonly layers: Answer<'preview-drawing'>['layers'];
  /** What was chosen otherwise than suggested. */
  readonly roles: Readonly<Record<string, string>>;
  readonly onRole: (layer: string, role: string) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const choices = layerRoles.map((role) => ({
    value: role as string,
    text: (materials as readonly string[]).includes(role)
      ? t('indoor.role.wall', { material: t(`indoor.material.${role}`) })
      : t(`indoor.role.${role}`),
  }));
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{t('indoor.layer')}</th>
            <th scope="col" data-numeric="true">
              {t('indoor.layer.lines')}
            </th>
            <th scope="col">{t('indoor.layer.role')}</th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name, shown, lines, role }) => (
            <tr key={name} data-testid="layer-row" data-layer={name}>
              <th scope="row">
                {name}
                {!shown && <small> {t('indoor.layer.hidden')}</small>}
              </th>
              <td data-numeric="true">{formatNumber(lines, language)}</td>
              <td>
                <Select
                  label={t('indoor.layer.role.of', { layer: name })}
                  labelHidden
                  value={roles[name] ?? role}
                  choices={choices}
                  onChange={(next) => onRole(name, next)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

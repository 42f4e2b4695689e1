import { shortTime } from '../model/instant.ts';

const DAY_MS = 86_400_000;
const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Times as texts, without a fraction that is nothing; of many in one day the date is written once. */
export class TimeTexts {
  #day = Number.NaN;
  #date = '';

  /** @param time milliseconds since 1970 */
  of(time: number): string {
    if (time % 1000 !== 0) return shortTime(new Date(time).toISOString());
    const day = Math.floor(time / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#date = new Date(day * DAY_MS).toISOString().slice(0, -'00:00:00.000Z'.length);
    }
    const seconds = (time - day * DAY_MS) / 1000;
    const [hour, minute] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    return `${this.#date}${two(hour)}:${two(minute)}:${two(seconds % 60)}Z`;
  }
}

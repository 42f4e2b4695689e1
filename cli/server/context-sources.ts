import { dirname, resolve } from 'node:path';
import type { ContextSources } from '@yuheng/kernel/contexts';
import { InputError } from '../input-error.ts';
import { readJson } from '../read-json.ts';

/**
 * From where a server takes contexts of JSON-LD, as a file says: `{"files": {URL: path}, "allow": [URL | {"url", "private"}]}`.
 * Paths are seen from the file's folder. `private` lets the host have an address of this machine or network; endpoints of
 * subscriptions need it as well.
 * @throws InputError for a file that cannot be read or says something else
 */
export async function contextSources(file: string): Promise<ContextSources> {
  const stated = await readJson(file);
  const wrong = new InputError('usage.contexts-file', { file });
  if (!isObject(stated)) throw wrong;
  const { files = {}, allow = [], ...rest } = stated;
  if (!isObject(files) || !Array.isArray(allow) || Object.keys(rest).length > 0) throw wrong;
  return {
    files: new Map(
      Object.entries(files).map(([url, path]) => {
        if (typeof path !== 'string' || !URL.canParse(url)) throw wrong;
        return [url, resolve(dirname(file), path)];
      }),
    ),
    allow: allow.map((one: unknown) => {
      const { url, private: inside = false, ...more } = isObject(one) ? one : { url: one };
      const usable = typeof url === 'string' && /^(?:http|mqtt)s?:/.test(url) && URL.canParse(url);
      if (!usable || typeof inside !== 'boolean' || Object.keys(more).length > 0) throw wrong;
      return { url, private: inside };
    }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import Type, { type Static, type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Problem } from '../http/problem.ts';
import { askOutside } from '../outbound/ask-outside.ts';
import { reasonOf } from '../store/errors.ts';
import { readPrivate } from './private-file.ts';

const TIMEOUT_MS = 10_000;
/** An answer says a few hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** A key in the transit engine of OpenBao or Vault, and how it is reached. */
export interface TransitPlace {
  /** Of the server, without a path: `https://bao.example:8200`. */
  readonly url: string;
  /** Where the engine is mounted. */
  readonly mount: string;
  readonly key: string;
  /** File of the token, read for each request: whoever renews it writes it anew. */
  readonly tokenFile: string;
  readonly namespace?: string;
}

const KeyAnswer = Type.Object({
  data: Type.Object({
    type: Type.String(),
    latest_version: Type.Integer({ minimum: 1 }),
    min_decryption_version: Type.Integer({ minimum: 0 }),
  }),
});
const keyAnswer = Compile(KeyAnswer);
const encrypted = Compile(Type.Object({ data: Type.Object({ ciphertext: Type.String() }) }));
const decrypted = Compile(Type.Object({ data: Type.Object({ plaintext: Type.String() }) }));

/**
 * The transit secrets engine's HTTP API, as far as wrapping keys needs it: read, create and rotate a key, encrypt and decrypt
 * with associated data. No redirect is followed, and what is answered is bounded in time and size.
 * Each call may throw Problem crypto.service-unreachable, crypto.service-refused, crypto.key-file-open.
 */
export class TransitClient {
  readonly #place: TransitPlace;

  constructor(place: TransitPlace) {
    this.#place = place;
  }

  /** Null: there is no such key. */
  async read(): Promise<Static<typeof KeyAnswer>['data'] | null> {
    const { status, body } = await this.#ask('GET', 'keys');
    if (status === 404) return null;
    return this.#checked(keyAnswer, status, body).data;
  }

  async create(): Promise<void> {
    const { status, body } = await this.#ask('POST', 'keys', '', { type: 'aes256-gcm96' });
    if (status >= 300) this.#refused(status, body);
  }

  async rotate(): Promise<void> {
    const { status, body } = await this.#ask('POST', 'keys', '/rotate', {});
    if (status >= 300) this.#refused(status, body);
  }

  async encrypt(plain: Uint8Array, about: Uint8Array, version: number): Promise<string> {
    const asked = { plaintext: base64(plain), associated_data: base64(about), key_version: version };
    const { status, body } = await this.#ask('POST', 'encrypt', '', asked);
    return this.#checked(encrypted, status, body).data.ciphertext;
  }

  /** Null: it says that this is not what it encrypted. */
  async decrypt(ciphertext: string, about: Uint8Array): Promise<Buffer | null> {
    const asked = { ciphertext, associated_data: base64(about) };
    const { status, body } = await this.#ask('POST', 'decrypt', '', asked);
    if (status === 400) return null;
    return Buffer.from(this.#checked(decrypted, status, body).data.plaintext, 'base64');
  }

  async #ask(
    method: 'GET' | 'POST',
    what: string,
    then = '',
    content?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const { url, mount, key, tokenFile, namespace } = this.#place;
    const token = await readPrivate(tokenFile, 0o007);
    if (token === null) throw new Problem('crypto.service-refused', { url, reason: `${tokenFile}: ENOENT` });
    try {
      const { status, text } = await askOutside(
        new URL(`/v1/${mount}/${what}/${key}${then}`, url),
        {
          method,
          headers: {
            'x-vault-token': token.trim(),
            'x-vault-request': 'true',
            ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
            ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        },
        // Whoever runs the server has named it: it may be on this machine or network.
        {
          allow: [{ url, private: true }],
          maxBytes: MOST_BYTES,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      );
      return { status, body: text === '' ? null : JSON.parse(text) };
    } catch (error) {
      throw new Problem('crypto.service-unreachable', { url, reason: reasonOf(error) });
    }
  }

  #checked<T extends TSchema>(
    shape: Validator<Record<never, TSchema>, T>,
    status: number,
    body: unknown,
  ): Static<T> {
    if (status !== 200 || !shape.Check(body)) return this.#refused(status, body);
    return body as Static<T>;
  }

  #refused(status: number, body: unknown): never {
    const { errors } = (body ?? {}) as { readonly errors?: unknown };
    const said = Array.isArray(errors) ? errors.filter((one) => typeof one === 'string').join('; ') : '';
    const reason = `HTTP ${status}${said === '' ? '' : `: ${said.slice(0, 300)}`}`;
    throw new Problem('crypto.service-refused', { url: this.#place.url, reason });
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

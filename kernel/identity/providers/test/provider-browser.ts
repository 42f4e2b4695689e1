import assert from 'node:assert/strict';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** A browser with its cookies, on the pages of a server that is injected into. */
export class ProviderBrowser {
  readonly #app: FastifyInstance;
  readonly #cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** What another browser would have to steal. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  plant(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async post(operation: string, payload: object): Promise<LightMyRequestResponse> {
    const answer = await this.#app.inject({
      method: 'POST',
      url: `/api/identity/${operation}`,
      payload,
      headers: { 'sec-fetch-site': 'same-origin', ...this.#sent() },
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      assert.ok(attributes.includes('HttpOnly') && attributes.includes('SameSite=Strict'), line);
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Presses the button; answers where the browser is sent. */
  async begin(provider: string, next?: string): Promise<string> {
    const answer = await this.post('begin-provider-sign-in', {
      provider,
      ...(next === undefined ? {} : { next }),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<{ url: string }>().url;
  }

  /** The page that the provider sends the browser back to tells the server of it. */
  async finish({ pathname, search }: URL): Promise<LightMyRequestResponse> {
    return await this.post('finish-provider-sign-in', { provider: pathname.split('/').at(-1), search });
  }

  async who(): Promise<string | null> {
    const answer = await this.#app.inject({ url: '/api/identity/who', headers: this.#sent() });
    return answer.json<{ user: { id: string } | null }>().user?.id ?? null;
  }

  #sent(): Record<string, string> {
    return this.#cookies.size === 0 ? {} : { cookie: this.cookie };
  }
}

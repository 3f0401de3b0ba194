/** A cookie jar over better-auth's API, as a browser would keep it. */
export class Browser {
  readonly #jar = new Map<string, string>();

  get headers(): Headers {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers(cookie === '' ? {} : { cookie });
  }

  has(name: string): boolean {
    return this.#jar.has(name);
  }

  /** Keeps the cookies of an answer and returns it. */
  async keep(answer: Promise<Response>): Promise<Response> {
    const response = await answer;
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0/i.test(line)) this.#jar.delete(name);
      else this.#jar.set(name, value.join('='));
    }
    return response;
  }
}

import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

export interface Letter {
  id: string;
  from: string;
  to: string[];
  subject: string;
  receivedAt: string;
  text: string;
  html: string;
}

const LETTERS_MAX = 1_000;

/** Caught mail, newest first, in memory; the oldest go when there are too many. */
export class LetterBox {
  #letters: Letter[] = [];

  /** `to` is the envelope: what the SMTP client really asked for, copies included. */
  async put(raw: Buffer, to: string[]): Promise<void> {
    const mail = await PostalMime.parse(raw);
    this.#letters.unshift({
      id: randomUUID(),
      from: mail.from?.address ?? '',
      to,
      subject: mail.subject ?? '',
      receivedAt: new Date().toISOString(),
      text: mail.text ?? '',
      html: mail.html ?? '',
    });
    this.#letters.splice(LETTERS_MAX);
  }

  list(to?: string): Letter[] {
    return to ? this.#letters.filter((letter) => letter.to.includes(to.toLowerCase())) : [...this.#letters];
  }

  find(id: string): Letter | undefined {
    return this.#letters.find((letter) => letter.id === id);
  }

  clear(): void {
    this.#letters = [];
  }
}

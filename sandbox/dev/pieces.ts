import { readFileSync } from 'node:fs';
import type { Child } from './child';

export type Piece = Pick<Child, 'exited' | 'logFile' | 'stop'>;

export interface Pieces {
  /** Resolves with a sentence for people when a piece ends that nobody asked to end. */
  broken: Promise<string>;
  add<P extends Piece>(title: string, piece: P): P;
  /** One that is to end by itself; resolves with its end. */
  addTask(piece: Piece): Promise<string>;
  /** Fails once a stop was asked for, so that a start in progress starts no more. */
  assertOpen(): void;
  /** Stops in reverse order of the start. */
  stop(): Promise<void>;
}

/** What is running now, so that one end means the end of all. */
export function openPieces(): Pieces {
  const running: Piece[] = [];
  let isStopping = false;
  let report: (sentence: string) => void = () => undefined;
  const broken = new Promise<string>((resolve) => {
    report = resolve;
  });
  const assertOpen = () => {
    if (isStopping) throw new Error('asked to stop during the start');
  };
  /** What comes after the stop is stopped at once: nobody would stop it later. */
  const keep = (piece: Piece) => {
    if (isStopping) void piece.stop();
    assertOpen();
    running.push(piece);
  };
  return {
    broken,
    assertOpen,
    addTask(piece) {
      keep(piece);
      return piece.exited;
    },
    add(title, piece) {
      keep(piece);
      piece.exited.then((reason) => {
        if (!isStopping) report(`${title}が終了しました(${reason})。 (${title} ended.)\n${tail(piece.logFile)}`);
      });
      return piece;
    },
    async stop() {
      isStopping = true;
      for (const piece of running.splice(0).reverse()) await piece.stop();
    },
  };
}

function tail(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20);
    return [`--- ${logFile}`, ...lines].join('\n');
  } catch {
    return '';
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, Suite, TestCase } from 'playwright/types/testReporter';

const PAGE_SHOWN = 6_000;

/** Tells who started the tests how many passed, failed and were skipped, in a file; prints what a failed test's page held. */
export default class TellCounts implements Reporter {
  private tests: TestCase[] = [];
  private errors = 0;
  private readonly options: { readonly file: string };

  constructor(options: { file: string }) {
    this.options = options;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.tests = suite.allTests();
  }

  /** Outside of any test: a file that cannot be read, a server that did not start. */
  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const of = (...outcomes: ReturnType<TestCase['outcome']>[]) =>
      this.tests.filter((test) => outcomes.includes(test.outcome()));
    const failed = of('unexpected', 'flaky');
    failed.forEach(printPage);
    const counts = {
      passed: of('expected').length,
      failed: failed.length + this.errors,
      skipped: of('skipped').length,
    };
    writeFileSync(this.options.file, JSON.stringify(counts));
  }
}

/** Where only the output is kept, a picture or a trace cannot be opened. */
function printPage({ title, results }: TestCase): void {
  const attachments = results.flatMap((result) => result.attachments);
  const file = attachments.find(({ name }) => name === 'error-context')?.path;
  const page = file === undefined ? null : /```yaml\n(.*?)```/s.exec(readFileSync(file, 'utf8'))?.[1];
  if (page) console.log(`--- ${title}\n${page.slice(0, PAGE_SHOWN)}`);
}

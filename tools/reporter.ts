// A dot for each test, every failure in full, and the runner's closing counts: what continuous integration prints.
import { dot } from 'node:test/reporters';
import type { TestEvent } from 'node:test/reporters';

const closing = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: string[] = [];
  const listen = async function* (): AsyncGenerator<TestEvent> {
    for await (const event of events) {
      if (event.type === 'test:diagnostic' && event.data.nesting === 0 && closing.test(event.data.message))
        counts.push(event.data.message);
      yield event;
    }
  };
  yield* dot(listen());
  yield `\n${counts.join('\n')}\n`;
}

// A dot for each test, every failure as soon as it is known, and the runner's closing counts: what continuous
// integration prints.
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

const WIDTH = 100;
const closing = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: string[] = [];
  let dots = 0;
  for await (const { type, data } of events) {
    if (type === 'test:pass') yield ++dots % WIDTH === 0 ? '.\n' : '.';
    if (type === 'test:fail') {
      dots = 0;
      const { cause } = data.details.error;
      yield `\n✖ ${data.file ?? ''}: ${data.name}\n${inspect(cause ?? data.details.error)}\n`;
    }
    if (type === 'test:diagnostic' && data.nesting === 0 && closing.test(data.message)) counts.push(data.message);
  }
  yield `\n\n${counts.join('\n')}\n`;
}

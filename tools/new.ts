// Writes the files for a new member of a family: `npm run new -- check tls/certificate-expiry`.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './families.ts';

const [kind = '', name = ''] = process.argv.slice(2);
const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const [side = '', id = name] = name.includes('/') ? name.split('/') : ['', name];

const templates: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  check: () => ({
    [`src/audit/checks/${side}/${id}.ts`]: `import { defineCheck } from '../../../core/check.ts';
import { recognised } from '../../facts/engine.ts';

export default defineCheck({
  id: '${id}',
  title: 'What is wrong when it speaks',
  side: '${side}',
  severity: 'medium',
  why: 'What can happen because of it.',
  fix: 'Do this.',
  who: 'developer',
  effort: 'hours',
  standards: ['owasp-2025:A02'],
  rows: [],
  needs: { recognised },
  find: ({ recognised: engine }) => (engine === null ? [{ subject: 'store', says: 'What was seen.' }] : []),
});
`,
    [`src/audit/checks/${side}/${id}.test.ts`]: testOf(`./${id}.ts`, id),
  }),
  probe: () => ({
    [`src/audit/probes/${side}/${id}.ts`]: `import { defineProbe } from '../../../core/probe.ts';
import { ${camel(id)} } from '../../facts/${side}.ts';

export default defineProbe({
  id: '${id}',
  title: 'Looks at something',
  hands: ['web'],
  needs: {},
  gives: { ${camel(id)} },
  touch: 'curious',

  async gather({ web }) {
    const { status } = await web.get('');
    return { ${camel(id)}: status };
  },
});
`,
    [`src/audit/probes/${side}/${id}.test.ts`]: testOf(`./${id}.ts`, id),
  }),
  engine: () => ({
    [`src/engines/${id}/${id}.ts`]: `import type { Engine } from '../engine.ts';

export default {
  id: '${id}',
  name: '${id}',
  kind: 'self-hosted',
  marks: { web: [], files: [] },
  reads: [],
  places: { admin: [], checkout: [], uploads: [], generated: [], hidden: [], leftovers: [], secrets: [] },
  knowledge: {},
} satisfies Engine;
`,
    [`src/engines/${id}/${id}.test.ts`]: testOf(`./${id}.ts`, id),
  }),
  format: () => ({
    [`src/report/formats/${id}.ts`]: `import type { ReportFormat } from '../../core/report.ts';

export default {
  id: '${id}',
  title: 'What it is for',
  extension: '${id}',
  render: (report) => \`\${report.grade}\\n\`,
} satisfies ReportFormat;
`,
    [`src/report/formats/${id}.test.ts`]: testOf(`./${id}.ts`, id),
  }),
};

function testOf(path: string, what: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import ${camel(what)} from '${path}';

test('finds what it must, and nothing else', () => {
  assert.fail(\`write what \${${camel(what)}.id} must find and must not find\`);
});
`;
}

const template = templates[kind];
const needsSide = kind === 'check' || kind === 'probe';
if (!template || !/^[a-z][a-z0-9-]*$/.test(id) || (needsSide && side === '')) {
  process.stderr.write(`usage: npm run new -- check|probe SIDE/ID, or engine|format ID\n`);
  process.exit(2);
}
for (const [path, text] of Object.entries(template())) {
  const full = join(root, path);
  if (existsSync(full)) {
    process.stderr.write(`${path} is there already.\n`);
    process.exit(2);
  }
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  process.stdout.write(`${path}\n`);
}
process.stdout.write('Then: npm run generate\n');

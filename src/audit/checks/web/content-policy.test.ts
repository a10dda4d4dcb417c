import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masked, page } from '../../../../test/web-samples.ts';
import { allowsInline, enforcedPolicies, reportOnlyPolicies, scriptPolicies } from './content-policy.ts';

test('every policy of headers and page counts, and the first directive of a name', () => {
  const read = page({
    headers: {
      'content-security-policy': "default-src 'self'; DEFAULT-SRC *, script-src a.example",
      'content-security-policy-report-only': "script-src 'none'",
    },
    metaPolicies: [masked("frame-ancestors 'none'"), masked('script-src B.example')],
  });

  assert.deepEqual(scriptPolicies(read), [["'self'"], ['a.example'], ['b.example']]);
  assert.equal(enforcedPolicies(read).length, 3);
  assert.equal(reportOnlyPolicies(read).length, 1);
});

test('inline scripts are allowed only where nothing overrides it', () => {
  assert.equal(allowsInline(["'self'", "'unsafe-inline'"]), true);
  assert.equal(allowsInline(["'unsafe-inline'", "'nonce-abc'"]), false);
  assert.equal(allowsInline(["'unsafe-inline'", "'strict-dynamic'"]), false);
  assert.equal(allowsInline(["'self'"]), false);
});

import { defineConfig } from 'oxlint';

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'promise', 'node'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['dist', '**/*.gen.ts', 'test/stores'],
  rules: {
    'import/no-cycle': 'error',
    'import/extensions': ['error', 'always', { ignorePackages: true }],
    'no-console': 'error',
    'no-await-in-loop': 'off',
    'typescript/no-floating-promises': [
      'error',
      {
        allowForKnownSafeCalls: [
          { from: 'package', name: ['test', 'before', 'after', 'beforeEach', 'afterEach'], package: 'node:test' },
        ],
      },
    ],
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // Our faces are plain objects whose functions do not use `this`; TypeScript itself minds missing returns.
    'typescript/unbound-method': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    // Cleaning text of control characters means naming them.
    'eslint/no-control-regex': 'off',
    // Samples of secrets are put together from pieces on purpose.
    'typescript/no-unnecessary-template-expression': 'off',
    'import/no-named-as-default-member': 'off',
    'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  },
});

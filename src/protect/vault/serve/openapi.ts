import { z } from 'zod';
import type { Scope } from '../access.ts';
import { health, messages, MOST_AT_ONCE, problem } from './messages.ts';
import { type RefusalKind, refusals } from './refusal.ts';

const does: Readonly<Record<Scope, { readonly summary: string; readonly description: string }>> = {
  tokenise: {
    summary: 'Put card numbers into the vault, and get tokens for them',
    description: `One number, or up to ${MOST_AT_ONCE} at once: all or none. A token is in the database before it is given away.`,
  },
  open: {
    summary: 'Get the card numbers back',
    description:
      'One token, or many at once: all or none. Who and why are in the log before the number is given away; above the limit of openings an hour a second key holder has to approve.',
  },
  fingerprint: {
    summary: 'Tell whether two cards are the same',
    description: 'The same card gives the same fingerprint. Nothing is stored.',
  },
};

const everywhere: readonly RefusalKind[] = [
  'malformed',
  'no-key',
  'no-scope',
  'wrong-method',
  'too-large',
  'not-json',
  'too-many',
  'broken',
  'away',
];
const also: Readonly<Record<Scope, readonly RefusalKind[]>> = {
  tokenise: ['no-card'],
  open: ['other-place', 'unknown-token', 'shredded', 'approval-needed', 'no-card'],
  fingerprint: ['no-card'],
};

/** The OpenAPI 3.1 document of `vault serve`. */
export function openapi(): unknown {
  const paths = Object.fromEntries(
    (Object.keys(does) as Scope[]).map((scope) => [
      `/v1/${scope}`,
      {
        post: {
          operationId: scope,
          ...does[scope],
          security: [{ key: [] }],
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(messages[scope].asked) } } },
          responses: {
            200: {
              description: 'Done.',
              content: { 'application/json': { schema: schemaOf(messages[scope].answered) } },
            },
            ...problems([...everywhere, ...also[scope]]),
          },
        },
      },
    ]),
  );
  const state = { 'application/json': { schema: schemaOf(health) } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'storewarden vault',
      version: '1',
      description: 'Tokens for card numbers, for the code of a store. Made by `storewarden vault serve`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://127.0.0.1:8780' }],
    paths: {
      ...paths,
      '/healthz': {
        get: {
          operationId: 'health',
          summary: 'Whether the service and its database answer',
          security: [],
          responses: {
            200: { description: 'They do.', content: state },
            503: { description: 'The database does not answer, or the service is about to stop.', content: state },
          },
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document',
          security: [],
          responses: {
            200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The key that `storewarden vault client add` showed.' },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

function problems(kinds: readonly RefusalKind[]) {
  const byStatus = Map.groupBy(kinds, (kind) => refusals[kind].status);
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      {
        description: all.map((kind) => `\`${kind}\`: ${refusals[kind].title}`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from './names.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  'https://shop.example': ['shop.example', 'shop'],
  'https://www.my-shop.co.uk': ['my-shop.co.uk', 'my-shop'],
  'https://store.example.com:8443': ['store.example.com', 'example'],
  'http://127.0.0.1:8080': [],
  'http://[::1]': [],
  'http://localhost': [],
};

test('derives the names of copies from the host', () => {
  for (const [origin, expected] of Object.entries(names)) assert.deepEqual(namesOf(origin), expected, origin);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { maskText } from '../../../detectors/mask.ts';
import type { PageSeen } from '../../facts/web.ts';
import scriptMarks from './script-marks.ts';

const seen: PageSeen = {
  kind: 'checkout',
  asked: 'checkout/',
  url: 'https://shop.example/checkout/',
  status: 200,
  redirects: [],
  headers: [],
  cookies: [],
  html: true,
  cut: false,
  title: maskText('Pay'),
  generators: [],
  metaPolicies: [],
  forms: [],
  looseFields: [],
  scripts: [],
  frames: [],
  plainResources: [],
  sessionParameters: [],
};

async function marks(body: string) {
  const page: Page = {
    url: seen.url,
    status: 200,
    headers: [],
    body,
    start: new Uint8Array(),
    cut: false,
    redirects: [],
    milliseconds: 1,
  };
  const web: Web = { origin: 'https://shop.example', base: '/', get: async () => page, spent: () => 1 };
  const told = await scriptMarks.gather({ web }, { pages: [seen] }, undefined as never);
  assert.ok(!(told.scriptMarks instanceof Unknown));
  return told.scriptMarks.map(({ mark, confidence }) => [mark, confidence]);
}

test('hidden code in a page is marked', async () => {
  const hidden = ['ev', 'al(at', 'ob("YWxlcnQoMSk7YWxlcnQoMSk7YWxlcnQoMSk7"))'].join('');

  assert.deepEqual(await marks(`<p>Pay</p><script>${hidden}</script>`), [['hidden code', 'certain']]);
});

test('ordinary scripts of shops are not', async () => {
  const gtm = `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
    j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);
    })(window,document,'script','dataLayer','GTM-ABC1234');</script>`;
  const form =
    '<script>document.querySelector("#cc_number").addEventListener("input", () => fetch("/validate"))</script>';
  const json =
    '<script type="application/ld+json">{"@type":"Store"}</script><script src="https://js.stripe.com/v3/"></script>';

  assert.deepEqual(await marks(gtm + form + json), []);
});

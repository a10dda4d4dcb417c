import { createServer as createPlain, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { State } from '../made-shop.ts';

/** What a made-up shop shows to visitors, once as it should be and once with nearly everything wrong. */
export interface Site {
  readonly state: State;
  readonly engine: 'magento2' | 'woocommerce';
  /** Response headers besides those of the state. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on one port of loopback that speaks both with and without encryption, as far as it is let. */
export async function serve(
  site: Site,
  secure: ServerOptions | undefined,
  plain: 'shop' | 'redirect',
): Promise<{ readonly port: number; close(): void }> {
  const answer = answering(site);
  const sockets = new Set<Socket>();
  const withTls = secure && createSecure(secure, answer).on('tlsClientError', () => {});
  const without = createPlain(plain === 'shop' ? answer : toSecure);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      // 0x16: the first byte of a TLS handshake.
      (withTls && first[0] === 0x16 ? withTls : without).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP, so it is no string
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function toSecure(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(301, { location: `https://${request.headers.host}${request.url ?? '/'}` }).end();
}

function answering({ state, engine, headers = {} }: Site): RequestListener {
  const bodies: Readonly<Record<string, string | Buffer>> = {
    ...pages(state, engine),
    ...(state === 'planted' ? leftOpen : {}),
  };
  const common = { 'content-type': 'text/html; charset=utf-8', ...(state === 'planted' ? careless : careful), ...headers };
  return (request, response) => {
    const path = (request.url ?? '/').replace(/^\/index\.php(?=\/)/, '');
    const body = bodies[path] ?? bodies[path.replace(/\?.*$/, '')];
    response.writeHead(body === undefined ? 404 : 200, common);
    response.end(request.method === 'HEAD' ? undefined : (body ?? '<!doctype html><title>Not found</title><h1>Nothing is here</h1>'));
  };
}

const careless = {
  server: 'Apache/2.4.6 (CentOS)',
  'x-powered-by': 'PHP/7.4.33',
  'set-cookie': 'PHPSESSID=0123456789abcdef; path=/',
};
const careful = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': "default-src 'self'; frame-src https://js.stripe.com; frame-ancestors 'self'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=()',
  'set-cookie': 'PHPSESSID=0123456789abcdef; path=/; Secure; HttpOnly; SameSite=Lax',
};

const marks = {
  magento2: '<script type="text/x-magento-init">{"*":{"Magento_Ui/js/core/app":{}}}</script><link rel="stylesheet" href="/static/version1/frontend/Acme/shop/en_US/css/styles.css">',
  woocommerce: '<link rel="stylesheet" href="/wp-content/plugins/woocommerce/assets/css/woocommerce.css"><link rel="https://api.w.org/" href="/wp-json/">',
};

function page(title: string, engine: Site['engine'], body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${marks[engine]}</head><body><nav><a href="/customer/account/login">Sign in</a> <a href="/checkout/">Checkout</a></nav><h1>${title}</h1>${body}</body></html>`;
}

function pages(state: State, engine: Site['engine']): Readonly<Record<string, string>> {
  const planted = state === 'planted';
  const target = planted ? 'http://shop.example/login' : '/customer/account/loginPost';
  const checkout = planted
    ? '<form method="post" action="/pay"><input name="cc_number" autocomplete="cc-number"><input name="cc_cvv" autocomplete="cc-csc"></form><script src="https://statistics-cdn.example.invalid/pixel.js"></script>'
    : '<iframe src="https://js.stripe.com/v3/elements-inner-card.html"></iframe>';
  const login = `<form method="post" action="${target}"><input type="email" name="login"><input type="password" name="password"></form>`;
  return {
    '/': page('The Little Teapot', engine, planted ? '<script src="http://cdn.example.invalid/x.js"></script>' : '<p>Mugs</p>'),
    '/customer/account/login': page('Sign in to your account', engine, login),
    '/checkout/': page('Payment', engine, checkout),
  };
}

const admin =
  '<!doctype html><html><head><title>Magento Admin</title></head><body><form method="post"><input type="text" name="login[username]"><input type="password" name="login[password]"></form></body></html>';

/** What lies open on a careless server. */
const leftOpen: Readonly<Record<string, string | Buffer>> = {
  '/admin': admin,
  '/.git/HEAD': 'ref: refs/heads/main\n',
  '/.env': 'APP_ENV=prod\nDB_HOST=localhost\nDB_PASSWORD=x\n',
  '/app/etc/env.php.bak': "<?php\nreturn ['db' => ['connection' => ['default' => ['dbname' => 'shop']]], 'MAGE_MODE' => 'default'];\n",
  '/wp-config.php.bak': "<?php\ndefine('DB_NAME', 'shop');\ndefine('DB_PASSWORD', 'x');\n",
  '/backup.sql.gz': gzipSync('-- MySQL dump 10.13\nCREATE TABLE customer (email text);\n'.repeat(500)),
  '/backup.zip': Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(5000, 7)]),
  '/error_log': '[23-Nov-2026 10:00:00 UTC] PHP Warning:  x in /a/b.php on line 3\n',
  '/info.php': '<!DOCTYPE html><title>PHP 7.4.33 - phpinfo()</title><h1 class="p">PHP Version 7.4.33</h1><td class="e">System </td>',
  '/adminer.php':
    '<!DOCTYPE html><html><head><title>Login - Adminer</title></head><body><h1><a href="https://www.adminer.org/" id="h1">Adminer</a> <span class="version">4.8.1</span></h1><form method="post"><input name="auth[username]"><input type="password" name="auth[password]"></form></body></html>',
  '/composer.json': '{"name":"shop/shop","require":{"php":">=7.4"}}',
  '/composer.lock': '{"content-hash":"0123456789abcdef0123456789abcdef","packages":[]}',
  '/media/':
    '<html><head><title>Index of /media/</title></head><body><h1>Index of /media/</h1><a href="../">../</a></body></html>',
  '/uploads/':
    '<html><head><title>Index of /uploads/</title></head><body><h1>Index of /uploads/</h1><a href="../">../</a></body></html>',
  '/setup/': '<!doctype html><html ng-app="magentoSetup"><head><title>Magento Setup Wizard</title></head><body></body></html>',
  '/wp-json/wp/v2/users':
    '[{"id":1,"name":"Mira","slug":"mira","link":"https://shop.example/author/mira/","avatar_urls":{"24":"https://secure.gravatar.com/a"}}]',
};

/** What the demo shop answers. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The shop's own pages; `undefined` where only a file may be. */
export function pages(path: string, search: string): Answer | undefined {
  const main = new URLSearchParams(search).get('main_page');
  if (path === '/' || path === '/index.php')
    return html(main?.startsWith('checkout') ? checkout : main === 'login' ? login : home);
  if (path === '/admin' || path === '/admin/' || path === '/admin/login.php') return html(adminLogin);
  if (path === '/info.php') return html(phpinfo);
  if (path === '/images/') return html(listing);
  if (path === '/zc_install/' || path === '/zc_install/index.php')
    return html('<title>Zen Cart Setup</title><h1>Zen Cart&reg; Installer</h1><p>System Inspection</p>');
  return undefined;
}

function html(body: string): Answer {
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>${body}</body></html>`,
  };
}

const head = `<title>The Leaky Teapot</title><meta name="generator" content="shopping cart program by Zen Cart&reg;, https://www.zen-cart.com">
<link rel="stylesheet" href="includes/templates/responsive_classic/css/stylesheet.css">
<nav><a href="/index.php?main_page=login">Log in</a> <a href="/index.php?main_page=shopping_cart">Cart</a></nav>`;

const home = `${head}<h1>The Leaky Teapot</h1>
<a href="/index.php?main_page=product_info&amp;cPath=1&amp;products_id=1">Mug</a>
<script src="http://code.jquery.com/jquery-1.12.4.min.js"></script>
<p>Powered by <a href="https://www.zen-cart.com">Zen Cart</a></p>`;

const login = `${head}<h1>Welcome, please sign in</h1>
<form action="http://leaky-teapot.example/index.php?main_page=login&amp;action=process" method="post">
<input name="email_address" type="email" autocomplete="email"><input name="password" type="password" autocomplete="current-password"></form>`;

const checkout = `${head}<h1>Payment information</h1>
<form action="/index.php?main_page=checkout_confirmation" method="post">
<label>Card number <input name="cc_number" autocomplete="cc-number"></label>
<label>Expires <input name="cc_expires" autocomplete="cc-exp"></label>
<label>Security code <input name="cc_cvv" autocomplete="cc-csc"></label></form>
<script src="https://statistics-cdn.example.invalid/pixel.js"></script>`;

const adminLogin = `<title>Admin Login</title><meta name="generator" content="Zen Cart">
<form name="loginForm" action="/admin/index.php?cmd=login" method="post"><input name="admin_name"><input name="admin_pass" type="password"><input type="hidden" name="securityToken" value="x"></form>`;

const phpinfo = `<title>phpinfo()</title><table><tr><td><h1 class="p">PHP Version 5.6.40</h1></td></tr></table>
<table><tr><td class="e">System </td><td class="v">Linux shop 3.2.0 </td></tr><tr><td class="e">Loaded Configuration File </td><td class="v">/etc/php5/apache2/php.ini </td></tr></table>`;

const listing = `<title>Index of /images</title><h1>Index of /images</h1><pre><a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a><hr><a href="/">Parent Directory</a>
<a href="mug.php">mug.php</a> 2023-11-15 10:00</pre>`;

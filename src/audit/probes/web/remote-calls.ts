import { defineProbe } from '../../../core/probe.ts';
import { recognised } from '../../facts/engine.ts';
import { remoteCalls } from '../../facts/wordpress.ts';

export default defineProbe({
  id: 'remote-calls',
  title: 'Asks whether XML-RPC of WordPress answers',
  hands: ['web'],
  needs: { recognised },
  gives: { remoteCalls },
  touch: 'curious',

  async gather({ web }, { recognised: engine }) {
    if (engine?.id !== 'woocommerce') return { remoteCalls: { open: null, url: '', status: 0 } };
    const page = await web.get('xmlrpc.php', { most: 4096 });
    // WordPress says so itself to whoever asks with GET; a page that answers everything does not.
    const open = /XML-RPC server accepts POST requests only/.test(page.body);
    return { remoteCalls: { open, url: page.url, status: page.status } };
  },
});

// The page as a host serves it: offline, new versions, installing, links, a host's own server.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {createServer as createHttpServer} from 'node:http';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {deflateRawSync} from 'node:zlib';
import {browserName, dist, launch, serve, singleFileUrl} from './driver.mjs';
import {SAMPLE, exported, hears, liberty, withLiberty, withPage} from './plan.mjs';
import {finish, skip, test} from './runner.mjs';
import {serveFolder} from './serve.mjs';

/** @typedef {import('./page.mjs').Page} Page */

const project = fileURLToPath(new URL('../..', import.meta.url));
const NGINX = '/usr/sbin/nginx';
const browser = await launch();
const scratch = await mkdtemp(path.join(tmpdir(), 'summit-hosted-'));

/** Waits until the page is kept and its worker answers for it. @param {Page} page */
async function isKept(page) {
  await page.waitFor(() => page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated'),
    'the service worker');
}

/** Loads the page again, as a person does. @param {Page} page */
async function reload(page) {
  await page.native.reload();
  await drawn(page);
}

/** @param {Page} page */
async function drawn(page) {
  // While a page goes away nothing can be asked of it.
  await page.waitFor(() => page.evaluate(() => (globalThis.summit?.frames ?? 0) > 0).catch(() => false), 'the first frame');
  await page.settled();
}

/** The name of its version, as the page says it. @param {Page} page */
function versionOf(page) {
  return page.evaluate(() => document.querySelector('meta[name=version]').content);
}

/** A host at one address for as long as the test goes on, whatever it serves. */
async function host(folder) {
  const site = path.join(await mkdtemp(path.join(scratch, 'site-')), 'web');
  await cp(folder, site, {recursive: true});
  const server = await serveFolder(site);
  return {
    ...server,
    /** Puts another version there, as build.mjs does: without what that does not need. @param {string} next */
    async deploy(next) {
      await rm(site, {recursive: true});
      await cp(next, site, {recursive: true});
    },
  };
}

/** A host that sends the same page for every address, and no headers that say more than what it is.
 *  @param {string | Buffer} page */
async function plainHost(page) {
  const server = createHttpServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The page built once more, with another style and another text in German. */
async function newerVersion() {
  const copy = await mkdtemp(path.join(scratch, 'newer-'));
  await Promise.all(['web', 'assets', 'package.json', 'node_modules'].map((name) =>
    cp(path.join(project, name), path.join(copy, name), {recursive: true, dereference: name !== 'node_modules'})));
  await writeFile(path.join(copy, 'web/style.css'), `${await readFile(path.join(copy, 'web/style.css'))}\n#newer { color: red; }\n`);
  const catalogue = path.join(copy, 'assets/languages/de.json');
  await writeFile(catalogue, (await readFile(catalogue, 'utf8')).replace('"Rückgängig"', '"Noch einmal zurück"'));
  execFileSync('node', [path.join(copy, 'web/build.mjs'), '--program', path.join(project, 'build/web'),
    '--imgui', path.join(project, 'build/deps/imgui-1.92.2b'), '--out', path.join(copy, 'dist')]);
  return path.join(copy, 'dist/web');
}

/** Chooses a command by its name. @param {Page} page @param {string} name */
async function choose(page, name) {
  await page.press('Control+k');
  await page.find('combobox', /./);
  await page.type(name);
  await page.find('option', name);
  await page.press('Enter');
}

/** The link that a plan was put into. @param {Page} page */
async function copiedLink(page) {
  // Firefox lets no test read the clipboard: what the page puts there is noted instead.
  await page.evaluate(() => {
    Object.assign(globalThis, {copied: ''});
    navigator.clipboard.writeText = async (text) => Object.assign(globalThis, {copied: text});
  });
  await choose(page, 'Copy link to this plan');
  await hears(page, 'Copied the link; whoever opens it gets a plan of their own');
  return page.evaluate(() => globalThis.copied);
}

/** @param {string | Buffer} text */
function packed(text) {
  return deflateRawSync(text).toString('base64url');
}

await test('after the first visit it works without a network', async () => {
  const {url, close} = await serve();
  await withPage(browser, url, {}, async (page) => {
    await isKept(page);
    close();
    await assert.rejects(fetch(url));
    await reload(page);
    await page.click('button', SAMPLE);
    await page.find('button', 'Select or move Scheduler');
    await page.fill('Title of Scheduler', 'Scheduling offline');
    assert.match(await exported(page), /Scheduling offline/);
    // A language that was not loaded before comes from the same place.
    await choose(page, 'Language: Deutsch');
    await page.find('button', /^Rückgängig/);
    assert.deepEqual(page.errors.splice(0), []);
  });
});

await test('another page of the same browser begins without a network, under any name of it', async () => {
  const {url, close} = await serve();
  await withPage(browser, url, {}, async (page) => {
    await isKept(page);
    close();
    for (const address of [url, `${url}index.html`, `${url}?lang=ja`]) {
      await withPage(browser, address, {beside: page}, (other) => other.find('button', address.includes('ja') ? /./ : SAMPLE));
    }
  });
});

await test('a new version waits; the session of the old one goes on, and the next start is new', async () => {
  const newer = await newerVersion();
  const site = await host(path.join(dist, 'web'));
  await withPage(browser, site.url, {}, async (page) => {
    await isKept(page);
    const before = await versionOf(page);
    await page.click('button', SAMPLE);
    await page.fill('Title of Scheduler', 'Begun before');
    await site.deploy(newer);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await page.find('button', 'New version ready: reload with it');
    await hears(page, 'A new version is ready');

    // The old session: nothing reloads it, and files that the host has no more are still there.
    await choose(page, 'Language: Deutsch');
    await page.find('button', /^Rückgängig/);
    assert.match(await exported(page), /Begun before/);
    assert.equal(await versionOf(page), before);
    await choose(page, 'Sprache: English');

    // Another page of the old version, which does not ask for the new one.
    await withPage(browser, site.url, {beside: page}, async (other) => {
      assert.equal(await versionOf(other), before);
      await other.find('button', 'New version ready: reload with it');
      await page.native.bringToFront();
      await page.click('button', 'New version ready: reload with it');
      await page.waitFor(() => versionOf(page).then((now) => now !== before, () => false), 'the new version');
      await drawn(page);
      assert.ok(!await page.has('button', 'New version ready: reload with it'));
      await page.find('textbox', 'Title of Begun before');

      await other.native.bringToFront();
      assert.equal(await versionOf(other), before);
      await choose(other, 'Language: Deutsch');
      await other.find('button', /^(Rückgängig|Den Liberty|.*Liberty)/);
      assert.equal(await other.evaluate(() => document.documentElement.lang), 'de');
      await choose(other, 'Sprache: English');
    });
    site.close();
  });
});

await test('once all pages are closed the next one is of the new version, and the old one is gone', async () => {
  const newer = await newerVersion();
  const site = await host(path.join(dist, 'web'));
  // A tab that stays, so that the browser of that person does.
  const beside = await browser.open('about:blank', {starts: false});
  let before = '';
  await withPage(browser, site.url, {beside}, async (page) => {
    await isKept(page);
    before = await versionOf(page);
    await site.deploy(newer);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await page.find('button', 'New version ready: reload with it');
  });
  const names = (await readdir(newer)).filter((name) => /-[0-9a-f]{10}\./.test(name)).sort();
  // A browser may notice only later that a page was closed.
  await beside.waitFor(async () => {
    let isNew = false;
    await withPage(browser, site.url, {beside}, async (page) => {
      await isKept(page);
      const kept = await page.evaluate(async () => {
        const stores = await caches.keys();
        const store = await caches.open(stores.find((name) => name.startsWith('summit files')));
        return {
          pages: stores.filter((name) => name.startsWith('summit page')).length,
          files: (await store.keys()).map(({url}) => url.split('/').pop()).sort(),
        };
      });
      isNew = await versionOf(page) !== before && kept.pages === 1 && JSON.stringify(kept.files) === JSON.stringify(names);
    });
    return isNew;
  }, 'the new version alone');
  await beside.close();
  site.close();
});

await test('a host that changes just now gives no mixture', async () => {
  const site = await host(path.join(dist, 'web'));
  const worker = await readFile(path.join(dist, 'web/service-worker.js'), 'utf8');
  await withPage(browser, site.url, {}, async (page) => {
    await isKept(page);
    const version = await versionOf(page);
    // The worker of a newer version is there, its page is not yet.
    const mixed = await mkdtemp(path.join(scratch, 'mixed-'));
    await cp(path.join(dist, 'web'), mixed, {recursive: true});
    await writeFile(path.join(mixed, 'service-worker.js'), worker.replaceAll(version, 'ffffffffff'));
    await site.deploy(mixed);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const {installing} = registration;
      if (installing) await new Promise((resolve) => installing.addEventListener('statechange', resolve, {once: true}));
    });
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({waiting}) => !!waiting)), false);
    assert.ok(!await page.has('button', 'New version ready: reload with it'));
    page.errors.length = 0;
    await reload(page);
    assert.equal(await versionOf(page), version);
    site.close();
  });
});

await test('the page of one file keeps nothing and says nothing of it', async () => {
  const {url, close} = await plainHost(await readFile(path.join(dist, 'summit.html')));
  await withPage(browser, url, {}, async (page) => {
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel=manifest]').length), 0);
  });
  close();
});

const linked = [['hosted', await serve()], ['one file', {url: singleFileUrl, close: () => {}}]];
for (const [name, {url, close}] of linked) {
  await test(`a link has the plan in it: ${name}`, async () => {
    let link = '';
    await withLiberty(browser, url, {}, async (page) => {
      await page.fill('Title of Scheduler', 'Sent by link');
      link = await copiedLink(page);
    });
    assert.match(link, /#plan=[\w-]+$/);
    assert.ok(link.length < 20_000, `${link.length} characters`);
    assert.ok(link.startsWith(url));
    await withPage(browser, link, {}, async (page) => {
      await page.find('textbox', 'Title of Sent by link');
      assert.ok(!(await page.evaluate(() => location.href)).includes('plan='));
      assert.match(await exported(page), /Sent by link/);
    });
  });
  await test(`a link opens while another plan is open, which undo brings back: ${name}`, async () => {
    await withLiberty(browser, url, {}, async (page) => {
      const other = {...JSON.parse(liberty.toString()), title: 'Another release'};
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#plan=${packed(JSON.stringify(other))}`);
      await page.waitFor(() => page.evaluate(() => document.title.includes('Another release')), 'the plan');
      assert.ok(!(await page.evaluate(() => location.href)).includes('plan='));
      await page.press('Control+z');
      await page.waitFor(() => page.evaluate(() => !document.title.includes('Another release')), 'the plan before');
    });
  });
  await test(`what is no plan in a link is told in a sentence: ${name}`, async () => {
    const whole = packed(liberty);
    const damaged = /^The link is cut off or damaged/;
    const cases = [
      ['cut off', whole.slice(0, whole.length / 2), damaged],
      ['cut off at the last letters', whole.slice(0, -4), damaged],
      ['garbage', '%%%', damaged],
      ['nothing', '', damaged],
      ['no deflate', Buffer.from('{"groups": []}').toString('base64url'), damaged],
      ['no JSON', packed('Notes: none'), damaged],
      ['JSON that is no plan', packed('{"groups": 7}'), /this is no plan/],
      ['more than a plan can have', packed(Buffer.alloc(400_000_000, ' ')), /larger than any plan/],
    ];
    await withLiberty(browser, url, {}, async (page) => {
      for (const [what, hash, why] of cases) {
        await page.evaluate((now) => {
          location.hash = now;
        }, `#plan=${hash}`);
        await page.find('alertdialog', '“Link to a plan” was not opened');
        const [{states}] = await page.all('alertdialog');
        assert.match(states.description, why, what);
        await page.click('button', 'Close');
        await page.gone('alertdialog');
        assert.ok(!(await page.evaluate(() => location.href)).includes('plan='));
        await page.find('button', 'Select or move Scheduler');
      }
    });
    await withPage(browser, `${url}#plan=${whole.slice(0, 999)}`, {}, async (page) => {
      await page.find('alertdialog', '“Link to a plan” was not opened');
      await page.click('button', 'Close');
      await page.find('button', SAMPLE);
    });
  });
  await test(`a plan that is too long for an address is not put into one: ${name}`, async () => {
    const plan = JSON.parse(liberty.toString());
    let seed = 1;
    const random = () => (seed = seed * 48271 % 2147483647).toString(36);
    plan.groups[0].priorities[0].description = Array.from({length: 30_000}, random).join(' ');
    await withPage(browser, url, {}, async (page) => {
      await page.pickFile('long.plan.json', JSON.stringify(plan));
      await page.find('button', 'Select or move Scheduler');
      await choose(page, 'Copy link to this plan');
      await hears(page, 'The link was not copied: it is too long for an address. Save the plan and send the file.');
    });
  });
  close();
}

await test('what another program shares opens', async () => {
  const {url, close} = await serve();
  const elsewhere = await plainHost('<title>Elsewhere</title>');
  await withPage(browser, url, {}, async (page) => {
    await isKept(page);
    /** The system sends it as a form would. @param {string} name @param {string} content */
    const share = async (name, content) => {
      await page.native.goto(elsewhere.url);
      await page.evaluate((action, fileName, text) => {
        const form = document.createElement('form');
        Object.assign(form, {method: 'post', enctype: 'multipart/form-data', action});
        const field = document.createElement('input');
        const files = new DataTransfer();
        if (fileName) files.items.add(new File([text], fileName));
        Object.assign(field, fileName ? {type: 'file', name: 'file', files: files.files} : {name: 'text', value: text});
        form.append(field);
        document.body.append(form);
        form.submit();
      }, `${url}share`, name, content);
      await drawn(page);
    };
    await share('shared.plan.json', liberty.toString());
    await page.find('button', 'Select or move Scheduler');
    assert.equal(new URL(await page.evaluate(() => location.href)).search, '');
    page.requests = page.requests.filter((address) => !address.startsWith(elsewhere.url));
  });
  elsewhere.close();
  close();
});

if (browserName === 'chromium') {
  await test('Chromium can install it', async () => {
    const {url, close} = await serve();
    await withPage(browser, url, {}, async (page) => {
      await isKept(page);
      const devtools = await page.native.context().newCDPSession(page.native);
      const {errors, data} = await devtools.send('Page.getAppManifest');
      assert.deepEqual(errors, []);
      const manifest = JSON.parse(data);
      assert.deepEqual(manifest.file_handlers.flatMap(({accept}) => Object.values(accept)).flat(),
        ['.plan.json', '.rst', '.etherpad']);
      for (const {src} of manifest.icons) assert.equal((await fetch(new URL(src, url))).status, 200);
      const {installabilityErrors} = await devtools.send('Page.getInstallabilityErrors');
      // Each test is a visitor of its own, for which a browser installs nothing.
      assert.deepEqual(installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito'), []);
    });
    close();
  });
}

await test('the licences of what is in the page go with it', async () => {
  for (const file of ['web/licences.txt', 'summit.html']) {
    const text = await readFile(path.join(dist, file), 'utf8');
    for (const who of ['Omar Cornut', 'Niels Lohmann', 'Jake Archibald', 'Lucide']) assert.ok(text.includes(who), `${file}: ${who}`);
    assert.match(text, /to whom the Software is\s+furnished/);
  }
});

if (existsSync(NGINX)) {
  await test('on nginx: types, caching, policy, offline', async () => {
    const folder = await mkdtemp(path.join(scratch, 'nginx-'));
    const port = await freePort();
    const sample = (await readFile(path.join(project, 'web/nginx.conf'), 'utf8'))
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('root /srv/summit;', `root ${path.join(dist, 'web')};`);
    await writeFile(path.join(folder, 'server.conf'), sample);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    await writeFile(path.join(folder, 'nginx.conf'), `${process.getuid() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid;
      error_log ${folder}/error.log; events {} http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')}
      include ${folder}/server.conf; }`);
    const nginx = spawn(NGINX, ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')],
      {stdio: 'inherit'});
    const ended = new Promise((resolve) => nginx.once('exit', resolve));
    process.once('exit', () => nginx.kill());
    const url = `http://127.0.0.1:${port}/`;
    try {
      const page = await answers(url);
      assert.equal(page.headers.get('Cache-Control'), 'no-cache');
      assert.equal(page.headers.get('X-Content-Type-Options'), 'nosniff');
      const policy = execFileSync('python3', ['-c', 'import serve; print(serve.CONTENT_SECURITY_POLICY)'], {cwd: project, encoding: 'utf8'});
      assert.equal(page.headers.get('Content-Security-Policy'), policy.trim());
      const types = {wasm: 'application/wasm', js: /javascript$/, css: 'text/css', webmanifest: 'application/manifest+json',
        svg: 'image/svg+xml', json: 'application/json'};
      for (const name of await readdir(path.join(dist, 'web'))) {
        if (name === 'examples') continue;  // a folder
        const {headers} = await fetch(url + name);
        const type = types[name.split('.').pop()];
        if (type) assert.match(headers.get('Content-Type'), type instanceof RegExp ? type : new RegExp(`^${type.replace('+', '\\+')}$`), name);
        const hashed = /-[0-9a-f]{10}\./.test(name);
        assert.equal(headers.get('Cache-Control'), hashed ? 'public, max-age=31536000, immutable' : 'no-cache', name);
      }
      assert.equal((await fetch(`${url}gone-0123456789.js`)).headers.get('Cache-Control'), null);
      await withLiberty(browser, url, {}, async (open) => {
        await isKept(open);
        nginx.kill();
        await ended;
        await reload(open);
        await open.find('button', SAMPLE);
      });
    } finally {
      nginx.kill();
      await ended;
    }
  });
} else {
  skip('on nginx: types, caching, policy, offline', `there is no ${NGINX}`);
}

/** A port that nothing listens on. @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(() => resolve(undefined)));
  return port;
}

/** Waits until a server that was just started answers. @param {string} url */
async function answers(url) {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await fetch(url);
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

await browser.close();
await rm(scratch, {recursive: true, force: true});
finish();

'use strict';

// The plugin on Etherpad's server: a button in the toolbar, Summit's page, and the pad as it is now.
const path = require('path');
const eejs = require('ep_etherpad-lite/node/eejs/');

const FOLDER = path.join(__dirname, 'static', 'summit');
const YEAR = 365 * 24 * 60 * 60 * 1000;

exports.eejsBlock_editbarMenuRight = (hookName, args, cb) => {
  args.content = eejs.require('./templates/button.html', {}, module) + args.content;
  return cb();
};

exports.eejsBlock_styles = (hookName, args, cb) => {
  args.content += '<link rel="stylesheet" href="../static/plugins/ep_summit/static/css/panel.css">\n';
  return cb();
};

// Etherpad would minify these files, which they are already, as what was written years ago. Ahead of
// its own handler of /static.
exports.expressConfigure = (hookName, {app}, cb) => {
  app.get(/^\/static\/plugins\/ep_summit\/static\/summit\/(.*)$/, (req, res, next) => {
    const file = req.params[0];
    const isHashed = /-[0-9a-f]{10}\.\w+$/.test(file);
    res.sendFile(file, {
      root: FOLDER,
      maxAge: isHashed ? YEAR : 0,
      immutable: isHashed,
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
          "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
          "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
        'X-Content-Type-Options': 'nosniff',
      },
    }, (error) => {
      if (error && !res.headersSent) next();
    });
  });
  return cb();
};

// The pad's own export, for whoever may read the pad. Etherpad's own address for it lets each reader
// have ten in 90 seconds, and a pad that is written in changes more often.
exports.expressCreateServer = (hookName, {app}, cb) => {
  const hasPadAccess = require('ep_etherpad-lite/node/padaccess');
  const padManager = require('ep_etherpad-lite/node/db/PadManager');
  const readOnlyManager = require('ep_etherpad-lite/node/db/ReadOnlyManager');
  const {getPadRaw} = require('ep_etherpad-lite/node/utils/ExportEtherpad');

  app.get('/p/:pad/summit', (req, res, next) => {
    (async () => {
      if (!await hasPadAccess(req, res)) return;
      const {pad} = req.params;
      const readOnlyId = readOnlyManager.isReadOnlyId(pad) ? pad : null;
      const padId = readOnlyId ? await readOnlyManager.getPadId(readOnlyId) : pad;
      if (padId == null || !await padManager.doesPadExists(padId)) return next();
      res.set('Cache-Control', 'no-store');
      res.json(await getPadRaw(padId, readOnlyId));
    })().catch((error) => next(error || new Error(error)));
  });
  return cb();
};

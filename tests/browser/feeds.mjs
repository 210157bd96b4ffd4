// The rules of feeds and sitemaps: RSS 2.0 (with Media RSS and Atom's self link), Atom (RFC 4287), JSON Feed 1.1, ninjs, NewsML-G2,
// sitemaps.org 0.9 and Google's news sitemaps.

const ATOM = 'http://www.w3.org/2005/Atom';
const MAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
const HOUR = 3_600_000;

/// Reads XML with the browser's own parser.
const tree = (page, text) => page.evaluate((source) => {
  const read = new DOMParser().parseFromString(source, 'application/xml');
  const fault = read.querySelector('parsererror');
  if (fault) return { fault: fault.textContent.slice(0, 200) };
  const walk = (e) => ({
    name: e.localName, ns: e.namespaceURI, at: Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])),
    text: e.textContent.trim(), kids: [...e.children].map(walk),
  });
  return { root: walk(read.documentElement) };
}, text);

const kids = (e, name, ns) => (e ? e.kids.filter((kid) => kid.name === name && (ns === undefined || kid.ns === ns)) : []);
const kid = (e, name, ns) => kids(e, name, ns)[0];
const text = (e, name, ns) => kid(e, name, ns)?.text ?? '';

/// What is wrong with a feed or a sitemap, in sentences.
export async function faultsOfFeed(page, util, feed) {
  const faults = [];
  const need = (well, what) => well || faults.push(what);
  const rules = { need, util, href: feed.href, type: feed.type };
  if (/json/.test(feed.type)) {
    let read;
    try {
      read = JSON.parse(feed.text);
    } catch (error) {
      return [`no JSON: ${error.message}`];
    }
    if (String(read.version ?? '').includes('jsonfeed.org')) jsonFeed(read, rules);
    else ninjs(read, rules);
    return faults;
  }
  const { root, fault } = await tree(page, feed.text);
  if (fault) return [`no XML: ${fault}`];
  const kinds = { rss, feed: atom, urlset: sitemap, sitemapindex: index, newsMessage: g2, newsItem: g2 };
  if (kinds[root.name]) kinds[root.name](root, rules);
  else faults.push(`<${root.name}> is no feed that anybody knows`);
  return faults;
}

function unique(values, need, what) {
  const seen = new Set();
  for (const value of values) {
    need(value, `${what} is missing`);
    need(!value || !seen.has(value), `${what} twice: ${value}`);
    seen.add(value);
  }
}

function rss(root, { need, util, href, type }) {
  const channel = kid(root, 'channel');
  need(/rss\+xml|xml/.test(type), `content type ${type}`);
  need(root.at.version === '2.0' && channel, 'not RSS 2.0');
  for (const name of ['title', 'link', 'description', 'language']) need(text(channel, name, null), `channel without ${name}`);
  const self = kids(channel, 'link', ATOM).find((link) => link.at.rel === 'self');
  need(self?.at.href === href, `atom:link rel=self is ${self?.at.href}`);
  const built = text(channel, 'lastBuildDate');
  need(!built || util.isRfc822(built), `lastBuildDate ${built}`);
  const items = kids(channel, 'item');
  unique(items.map((item) => text(item, 'guid')), need, 'guid');
  for (const item of items) {
    need(text(item, 'title') || text(item, 'description'), 'item without title and description');
    need(util.isAbs(text(item, 'link', null)), `item link ${text(item, 'link', null)}`);
    need(util.isRfc822(text(item, 'pubDate')), `pubDate ${text(item, 'pubDate')}`);
    const guid = kid(item, 'guid');
    need(guid?.at.isPermaLink === 'false' || util.isAbs(guid?.text ?? ''), `guid ${guid?.text} is taken for an address and is none`);
    for (const enclosure of kids(item, 'enclosure')) {
      need(util.isAbs(enclosure.at.url) && /^\d+$/.test(enclosure.at.length) && enclosure.at.type, `enclosure ${JSON.stringify(enclosure.at)}`);
    }
    need(kids(item, 'enclosure').length <= 1, 'more than one enclosure');
  }
}

function atom(root, { need, util, href, type }) {
  need(root.ns === ATOM, `namespace ${root.ns}`);
  need(/^application\/atom\+xml/.test(type), `content type ${type}`);
  need(root.at['xml:lang'], 'feed without xml:lang');
  for (const name of ['id', 'title', 'updated']) need(text(root, name), `feed without ${name}`);
  need(util.isIso(text(root, 'updated')), `updated ${text(root, 'updated')}`);
  need(kids(root, 'link').find((link) => link.at.rel === 'self')?.at.href === href, 'no rel=self, or another address');
  const entries = kids(root, 'entry');
  unique(entries.map((entry) => text(entry, 'id')), need, 'entry id');
  for (const entry of entries) {
    const what = text(entry, 'id');
    need(text(entry, 'title'), `${what}: no title`);
    need(util.isIso(text(entry, 'updated')), `${what}: updated ${text(entry, 'updated')}`);
    const published = text(entry, 'published');
    need(!published || util.isIso(published), `${what}: published ${published}`);
    need(kids(entry, 'link').some((link) => util.isAbs(link.at.href)), `${what}: no absolute link`);
    need(text(root, 'author') || text(entry, 'author'), `${what}: no author`);
    need(kid(entry, 'content') || kid(entry, 'summary'), `${what}: neither content nor summary`);
  }
}

function jsonFeed(feed, { need, util, href, type }) {
  need(/^application\/feed\+json/.test(type), `content type ${type}`);
  need(/^https:\/\/jsonfeed\.org\/version\/1\.1$/.test(feed.version), `version ${feed.version}`);
  need(feed.title, 'no title');
  need(feed.feed_url === href, `feed_url ${feed.feed_url}`);
  need(util.isAbs(feed.home_page_url), `home_page_url ${feed.home_page_url}`);
  need(util.isBcp47(feed.language ?? ''), `language ${feed.language}`);
  unique(feed.items.map((item) => item.id), need, 'item id');
  for (const item of feed.items) {
    need(typeof item.id === 'string', `id ${item.id} is no string`);
    need(item.content_html || item.content_text, `${item.id}: no content`);
    need(util.isAbs(item.url), `${item.id}: url ${item.url}`);
    need(util.isIso(item.date_published), `${item.id}: date_published ${item.date_published}`);
    need(!item.date_modified || util.isIso(item.date_modified), `${item.id}: date_modified ${item.date_modified}`);
    for (const file of item.attachments ?? []) need(util.isAbs(file.url) && file.mime_type, `${item.id}: attachment ${file.url}`);
  }
}

function ninjs(read, { need, util }) {
  const items = Array.isArray(read) ? read : (read.items ?? read.associations ?? [read]);
  const list = Array.isArray(items) ? items : Object.values(items);
  unique(list.map((item) => item.uri), need, 'uri');
  for (const item of list) {
    need(item.type || item.renditions || item.headlines || item.headline, `${item.uri}: says nothing of itself`);
    const time = item.versioncreated ?? item.versionCreated;
    need(!time || util.isIso(time), `${item.uri}: version created ${time}`);
  }
}

function g2(root, { need, util }) {
  const set = kid(root, 'itemSet');
  const items = root.name === 'newsItem' ? [root] : (set?.kids ?? []);
  need(root.name === 'newsItem' || util.isIso(text(kid(root, 'header'), 'sent')), 'the message does not say when it was sent');
  unique(items.map((item) => item.at.guid), need, 'guid');
  for (const item of items) {
    need(/^\d+$/.test(item.at.version ?? ''), `${item.at.guid}: version ${item.at.version}`);
    need(kid(item, 'itemMeta'), `${item.at.guid}: no itemMeta`);
  }
}

function index(root, { need, util }) {
  need(root.ns === MAP, `namespace ${root.ns}`);
  const maps = kids(root, 'sitemap');
  need(maps.length > 0, 'an index of nothing');
  unique(maps.map((map) => text(map, 'loc')), need, 'loc');
  for (const map of maps) {
    need(util.isAbs(text(map, 'loc')), `loc ${text(map, 'loc')}`);
    const changed = text(map, 'lastmod');
    need(!changed || util.isW3cDate(changed), `lastmod ${changed}`);
  }
}

function sitemap(root, { need, util, href }) {
  const { origin } = new URL(href);
  const urls = kids(root, 'url');
  need(root.ns === MAP, `namespace ${root.ns}`);
  need(urls.length <= 50_000, `${urls.length} addresses`);
  unique(urls.map((url) => text(url, 'loc')), need, 'loc');
  const news = urls.some((url) => kid(url, 'news'));
  need(!news || urls.length <= 1000, `${urls.length} addresses of news`);
  for (const url of urls) {
    const loc = text(url, 'loc');
    need(util.isAbs(loc) && new URL(loc).origin === origin, `loc ${loc}`);
    const changed = text(url, 'lastmod');
    need(!changed || util.isW3cDate(changed), `${loc}: lastmod ${changed}`);
    if (!news) continue;
    const item = kid(url, 'news', NEWS);
    const publication = kid(item, 'publication', NEWS);
    need(text(publication, 'name', NEWS), `${loc}: no name of the publication`);
    need(/^([a-z]{2,3}|zh-cn|zh-tw)$/.test(text(publication, 'language', NEWS)), `${loc}: language ${text(publication, 'language', NEWS)}`);
    need(text(item, 'title', NEWS), `${loc}: no title`);
    const date = text(item, 'publication_date', NEWS);
    const age = (Date.now() - Date.parse(date)) / HOUR;
    need(util.isW3cDate(date) && age < 48.1 && age > -0.1, `${loc}: publication_date ${date}`);
  }
}

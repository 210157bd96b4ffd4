// Every kind of page that readers see, found in a demo newsroom: for the measuring kit, for the shots, for whatever looks at all of them.

export const LANGS = ['tr', 'en', 'ar'];
/// Fixed pages, by the word in their address.
const FIXED = ['archive', 'corrections', 'imprint', 'about', 'accessibility', 'comment-rules', 'reads', 'feeds'];
const WORD = { tr: 'köprü', en: 'bridge', ar: 'الجسر' };

const links = (html) => [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'));

/// `{kind, lang, path, kit}` for each; `kit` is what the measuring kit calls it, or nothing where it has no rules for it. The list's
/// `missing` names the kinds that a language of this newsroom has no page of.
export async function kindsOfPages(base, langs = LANGS) {
  const found = [];
  found.missing = [];
  const get = async (path) => {
    const answer = await fetch(base + path, { redirect: 'manual' });
    return { path, status: answer.status, html: await answer.text() };
  };
  for (const lang of langs) {
    const add = (kind, path, kit) => {
      if (path) found.push({ kind, lang, path, kit });
      else found.missing.push({ kind, lang });
    };
    const own = (href) => href.startsWith(`/${lang}/`);
    const front = await get(`/${lang}/`);
    add('front', front.path, 'front');
    const feed = await (await fetch(`${base}/${lang}/feed.json`)).json();
    const stories = feed.items.map((item) => new URL(item.url).pathname);
    const section = stories[0].split('/').slice(0, 3).join('/');
    add('section', `${section}/`, 'page');
    // The first with a picture, since that is what a first view is measured with.
    const read = await Promise.all(stories.slice(0, 60).map(get));
    const story = read.find(({ html }) => /<figure\b[^>]*>[\s\S]*?<img\b/.test(html)) ?? read[0];
    add('story', story.path, 'article');
    for (const form of ['analysis', 'interview', 'opinion', 'letter', 'correction', 'obituary']) {
      const one = read.find(({ html }) => new RegExp(`<article class="story of-${form}\\b`).test(html));
      add(form, one?.path, 'article');
    }
    const linked = read.flatMap(({ html }) => links(html)).filter(own);
    add('topic', linked.find((href) => /^\/\w+\/topic\/[^/?]+\/?$/.test(href)), 'page');
    add('author', linked.find((href) => /^\/\w+\/author\/[^/?]+\/?$/.test(href)), 'page');
    // What a story once said is not for search engines; nor has the kit rules for that.
    add('changes', linked.find((href) => /\/changes\/?$/.test(href)));
    for (const word of FIXED) {
      const tries = await Promise.all([`/${lang}/${word}`, `/${lang}/${word}/`].map(get));
      const there = tries.find(({ status }) => status === 200);
      add(word, there?.path, 'page');
      if (word !== 'archive' || !there) continue;
      add('archive of a day', links(there.html).find((href) => /\/archive\/\d{4}-\d\d-\d\d\/?$/.test(href)), 'page');
    }
    add('search', `/${lang}/search`, 'page');
    add('found', `/${lang}/search?q=${encodeURIComponent(WORD[lang])}`, 'page');
    add('nothing found', `/${lang}/search?q=xyzzyx`);
    add('lite front', `/${lang}/?view=lite`);
    add('lite story', `${story.path}?view=lite`);
    add('not found', `/${lang}/no-such-page`);
    const components = await get(`/${lang}/_components`);
    if (components.status === 200) add('components', components.path);
  }
  return found;
}

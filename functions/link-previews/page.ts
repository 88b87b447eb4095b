import { PICTURE_SIZE } from './picture';
import type { Preview } from './preview';

/** The form of a picture that is shown above the title, and not beside it ("Summary card with large image", X). */
const LARGE = 'summary_large_image';

/**
 * The page with the tags of a preview in its head ("The Open Graph protocol"; "Cards markup", X): what asked may be a browser
 * after all.
 * @param page the web app’s page. Undefined: there is none at hand, and the tags stand alone.
 * @param origin of the web app: tags take whole addresses only.
 */
export function pageWith(preview: Preview, page: string | undefined, origin: string): string {
  const head = `${tagsOf(preview, origin)}\n</head>`;
  if (page?.includes('</head>') !== true) return bare(preview, head, origin);
  return page
    .replace(/<title>[^<]*<\/title>\s*/, '')
    .replace(/<meta\s+name="description"[^>]*>\s*/, '')
    .replace('</head>', () => head);
}

function tagsOf({ title, description, path, picturePath }: Preview, origin: string): string {
  const name = title === 'Hustings' ? title : `${title} · Hustings`;
  const properties: [string, string][] = [
    ['og:site_name', 'Hustings'],
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', `${origin}${path}`],
    ['og:image', `${origin}${picturePath}`],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(PICTURE_SIZE.width)],
    ['og:image:height', String(PICTURE_SIZE.height)],
    ['og:image:alt', title],
  ];
  const names: [string, string][] = [
    ['description', description],
    ['twitter:card', LARGE],
    ['twitter:title', title],
    ['twitter:description', description],
    ['twitter:image', `${origin}${picturePath}`],
    ['twitter:image:alt', title],
  ];
  return [
    `<title>${escaped(name)}</title>`,
    `<link rel="canonical" href="${escaped(`${origin}${path}`)}" />`,
    ...properties.map(
      ([property, content]) => `<meta property="${property}" content="${escaped(content)}" />`,
    ),
    ...names.map(([each, content]) => `<meta name="${each}" content="${escaped(content)}" />`),
  ].join('\n');
}

function bare({ title, description, path }: Preview, head: string, origin: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
${head}
<body>
<h1 dir="auto">${escaped(title)}</h1>
<p dir="auto">${escaped(description)}</p>
<p><a href="${escaped(`${origin}${path}`)}">${escaped(`${origin}${path}`)}</a></p>
</body>
</html>
`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in an element and in an attribute ("HTML Standard, Escaping a string"). */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => REFERENCES[letter] ?? letter);
}

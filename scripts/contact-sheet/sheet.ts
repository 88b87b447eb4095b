/** A picture on the sheet. */
export interface Print {
  page: string;
  /** Screen, appearance and language in words. */
  variant: string;
  /** Relative to the sheet. */
  file: string;
  /** Why there is no picture, if there is none. */
  fault?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The sheet as a page: a row a page of the app, a column a variant, each picture a link to itself in full size. */
export function sheetOf(prints: Print[]): string {
  const pages = [...new Set(prints.map(({ page }) => page))];
  const cell = ({ variant, file, fault }: Print): string =>
    `<figure>${
      fault === undefined
        ? `<a href="${file}"><img src="${file}" loading="lazy" alt="" /></a>`
        : `<p class="fault">${escaped(fault)}</p>`
    }<figcaption>${escaped(variant)}</figcaption></figure>`;
  const row = (name: string): string =>
    `<section><h2>${escaped(name)}</h2><div>${prints
      .filter(({ page }) => page === name)
      .map(cell)
      .join('\n')}</div></section>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Hustings: every page</title>
<style>
  body { font: 14px sans-serif; margin: 16px; background: #ddd; color: #111; }
  h2 { position: sticky; left: 0; display: inline-block; margin: 16px 0 4px; font-size: 16px; }
  section > div { display: flex; gap: 8px; align-items: start; }
  figure { margin: 0; flex: none; }
  img { display: block; height: 420px; object-fit: cover; object-position: top; border: 1px solid #999; }
  .fault { width: 220px; height: 420px; margin: 0; background: #fcc; overflow: auto; }
</style>
${pages.map(row).join('\n')}
</html>
`;
}

/** A part of a form, in the order of the form. */
export interface FormPart {
  name: string;
  content: Buffer;
}

const CRLF = '\r\n';

/**
 * Takes a form apart ("Returning Values from Forms: multipart/form-data", RFC 7578).
 * @returns undefined for what is no whole form.
 */
export function readMultipart(contentType: string, body: Buffer): FormPart[] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`${CRLF}--${boundary}`);
  // The first one stands at the very beginning.
  const whole = Buffer.concat([Buffer.from(CRLF), body]);
  const parts: FormPart[] = [];
  let at = whole.indexOf(delimiter);
  for (;;) {
    if (at < 0) return undefined;
    const start = at + delimiter.length;
    if (whole.toString('latin1', start, start + 2) === '--') return parts;
    const end = whole.indexOf(delimiter, start);
    const part = end < 0 ? undefined : readPart(whole.subarray(start, end));
    if (part === undefined) return undefined;
    parts.push(part);
    at = end;
  }
}

function readPart(text: Buffer): FormPart | undefined {
  const blank = text.indexOf(CRLF + CRLF);
  if (blank < 0 || text.toString('latin1', 0, 2) !== CRLF) return undefined;
  const disposition = text
    .toString('utf8', 2, blank)
    .split(CRLF)
    .find((line) => /^content-disposition:\s*form-data;/i.test(line));
  const [, name] = /;\s*name="([^"]*)"/i.exec(disposition ?? '') ?? [];
  if (name === undefined) return undefined;
  return { name, content: text.subarray(blank + 4) };
}

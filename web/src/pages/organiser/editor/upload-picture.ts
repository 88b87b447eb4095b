import {
  MAX_PICTURE_BYTES,
  PICTURE_TYPES,
  type PictureOutcome,
  type PictureRefusal,
} from '../../../../../model/pictures';
import { CreateImageUploadDocument } from '../../../../../schema/generated/operations';
import { toApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { picturePath } from '../../../ui/voting/picture-sources';

/** Why a picture was not taken: the name of a text under `editor.pictures.refused`. */
export type PictureProblem = PictureRefusal | 'OTHER_FORMAT' | 'TOO_LARGE' | 'NOT_SENT' | 'NOT_READY';

/** Raised when a picture is not taken. */
export class PictureRefused extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

/** How an upload goes. */
export interface UploadWatch {
  /** Called with the share that was sent, from 0 to 1; 1: the picture is being made. */
  onSent: (share: number) => void;
  signal: AbortSignal;
}

const POLL_MS = 500;
const POLLS = 120;

/** Why a file needs not be sent, as far as the browser can tell. */
export function problemOf({ type, size }: Pick<File, 'type' | 'size'>): PictureProblem | undefined {
  if (!PICTURE_TYPES.includes(type)) return 'OTHER_FORMAT';
  if (size === 0) return 'DAMAGED';
  return size > MAX_PICTURE_BYTES ? 'TOO_LARGE' : undefined;
}

/**
 * Uploads a picture and waits until it can be shown.
 * @returns its address.
 * @throws PictureRefused
 * @throws ApiError
 */
export async function uploadPicture(file: File, watch: UploadWatch): Promise<string> {
  const problem = problemOf(file);
  if (problem) throw new PictureRefused(problem);
  const input = { contentType: file.type, bytes: file.size };
  const { createImageUpload } = await run(CreateImageUploadDocument, { input }, 'voter');
  const { uploadUrl, fields, imageUrl } = createImageUpload;
  const form = new FormData();
  for (const [name, value] of Object.entries(JSON.parse(fields) as Record<string, string>))
    form.append(name, value);
  form.append('file', file);
  await send(uploadUrl, form, watch);
  await untilReady(picturePath(imageUrl) ?? imageUrl, watch.signal);
  return imageUrl;
}

/** `fetch` does not tell how much was sent. */
function send(url: string, form: FormData, { onSent, signal }: UploadWatch): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onSent(loaded / total);
    };
    request.onload = () => {
      if (request.status < 300) resolve();
      else
        reject(
          new PictureRefused(request.responseText.includes('EntityTooLarge') ? 'TOO_LARGE' : 'NOT_SENT'),
        );
    };
    request.onerror = () => {
      reject(new PictureRefused('NOT_SENT'));
    };
    signal.addEventListener('abort', () => {
      request.abort();
      reject(toApiError(signal.reason));
    });
    request.open('POST', url);
    request.send(form);
  });
}

/** A file beside the picture says what became of the upload, as soon as something has. */
async function untilReady(path: string, signal: AbortSignal): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const answer = await fetch(path.replace(/large$/, 'outcome'), { signal, cache: 'no-store' }).catch(
      () => undefined,
    );
    if (answer?.ok) {
      const outcome = (await answer.json()) as PictureOutcome;
      if (outcome.status === 'READY') return;
      throw new PictureRefused(outcome.reason);
    }
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new PictureRefused('NOT_READY');
}

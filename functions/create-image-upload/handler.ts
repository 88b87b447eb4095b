import { randomBytes } from 'node:crypto';
import type { CreateImageUploadAnswer, CreateImageUploadCall } from '../../model/calls';
import { MAX_PICTURE_BYTES, pictureKey, PICTURE_TYPES } from '../../model/pictures';
import { answerTo } from '../lib/errors/answer';
import { invalidInput } from '../lib/errors/errors';

/** A form that a browser uploads with. */
export interface UploadForm {
  url: string;
  fields: Record<string, string>;
}

/** What uploading begins with. */
export interface UploadServices {
  /** Signs what may be uploaded under a key: a file of this type with at most so many bytes. */
  signForm: (key: string, contentType: string, bytes: number) => Promise<UploadForm>;
  /** `https://vote.example.com` */
  webOrigin: string;
}

/** Serves `Mutation.createImageUpload`. */
export function createImageUploadHandler({ signForm, webOrigin }: UploadServices) {
  return async (call: CreateImageUploadCall): Promise<CreateImageUploadAnswer> => {
    try {
      const { contentType, bytes } = call.arguments.input;
      if (!PICTURE_TYPES.includes(contentType))
        throw invalidInput('contentType', `A picture is one of ${PICTURE_TYPES.join(', ')}.`);
      if (bytes < 1 || bytes > MAX_PICTURE_BYTES)
        throw invalidInput('bytes', `A picture has 1 to ${MAX_PICTURE_BYTES} bytes.`);
      const id = randomBytes(16).toString('hex');
      const { url, fields } = await signForm(id, contentType, bytes);
      return { upload: { uploadUrl: url, fields, imageUrl: `${webOrigin}/${pictureKey(id, 'large')}` } };
    } catch (error) {
      const answer = answerTo(error);
      if (!answer) throw error;
      return { error: answer };
    }
  };
}

import { useEffect, useRef, useState } from 'react';
import { toApiError, type ApiError } from '../../../session/api/api-error';
import { PictureRefused, uploadPicture, type PictureProblem } from './upload-picture';

/** The upload of a field, while there is something to say of it. */
export interface UploadState {
  /** Shows the file itself, from the browser's memory. */
  preview: string;
  /** From 0 to 1; 1: it was sent, and the picture is being made. */
  sent: number;
  problem?: PictureProblem;
  error?: ApiError;
}

/** Uploads for one field, one at a time: another file takes the place of the one under way. */
export function useUpload(
  onReady: (address: string) => void,
  onBusy: (busy: boolean) => void,
): { upload: UploadState | undefined; start: (file: File) => void; cancel: () => void } {
  const [upload, setUpload] = useState<UploadState>();
  const running = useRef<AbortController>(undefined);
  // What else was typed since the upload began must stay.
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });
  const change = (changes: Partial<UploadState>): void => {
    setUpload((before) => before && { ...before, ...changes });
  };
  const cancel = (): void => {
    running.current?.abort();
    setUpload((before) => {
      if (before) URL.revokeObjectURL(before.preview);
      return undefined;
    });
    onBusy(false);
  };
  const start = (file: File): void => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    setUpload({ preview: URL.createObjectURL(file), sent: 0 });
    onBusy(true);
    const watch = {
      signal: controller.signal,
      onSent: (sent: number) => {
        change({ sent });
      },
    };
    uploadPicture(file, watch).then(
      (address) => {
        if (controller.signal.aborted) return;
        cancel();
        ready.current(address);
      },
      (thrown: unknown) => {
        if (controller.signal.aborted) return;
        onBusy(false);
        change(
          thrown instanceof PictureRefused ? { problem: thrown.problem } : { error: toApiError(thrown) },
        );
      },
    );
  };
  // A field that goes away takes its upload with it.
  useEffect(() => () => running.current?.abort(), []);
  return { upload, start, cancel };
}

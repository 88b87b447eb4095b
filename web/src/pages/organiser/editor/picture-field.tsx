import type { ReactNode } from 'react';
import { Button, DropZone, FileTrigger, Text, type DropZoneProps } from 'react-aria-components';
import { PICTURE_TYPES } from '../../../../../model/pictures';
import { FailureOf } from '../../../ui/failure-of';
import { useTranslation } from '../../../ui/i18n/translation';
import { pictureSources } from '../../../ui/voting/picture-sources';
import { useUpload } from './use-upload';

/** What a picture's field is made of. */
export interface PictureFieldProps {
  label: string;
  /** The address of the picture that was uploaded; empty: none. */
  value: string;
  onChange: (address: string) => void;
  /** Told when an upload begins and when it ends. */
  onBusy: (busy: boolean) => void;
  /** What the API says of the address. */
  error?: string | undefined;
}

/** A picture that is chosen, taken with the camera, dropped or pasted, and uploaded at once. */
export function PictureField({ label, value, onChange, onBusy, error }: PictureFieldProps): ReactNode {
  const { t } = useTranslation();
  const { upload, start, cancel } = useUpload(onChange, onBusy);
  const isBusy = upload !== undefined && upload.problem === undefined && upload.error === undefined;
  // A file that was refused is not shown as if it were taken.
  const shown = isBusy ? upload.preview : pictureSources(value)?.src;
  const problem = upload?.problem ? t(`editor.pictures.refused.${upload.problem}`) : error;
  const drop: DropZoneProps['onDrop'] = ({ items }) => {
    const item = items.find(({ kind }) => kind === 'file');
    if (item?.kind === 'file') void item.getFile().then(start);
  };
  return (
    <div className="field" role="group" aria-label={label}>
      <DropZone className="picture-field" onDrop={drop}>
        {shown !== undefined && <img className="picture" src={shown} alt="" />}
        <div className="picture-field-words">
          <Text slot="label" className="picture-field-label">
            {label}
          </Text>
          <span className="faint">{t('editor.pictures.hint')}</span>
          <div className="picture-field-actions">
            <FileTrigger
              acceptedFileTypes={PICTURE_TYPES}
              onSelect={(files) => {
                const [file] = files ?? [];
                if (file) start(file);
              }}
            >
              <Button
                className="button small"
                aria-label={`${label}: ${t(shown ? 'editor.pictures.replace' : 'editor.pictures.choose')}`}
              >
                {t(shown ? 'editor.pictures.replace' : 'editor.pictures.choose')}
              </Button>
            </FileTrigger>
            {shown !== undefined && (
              <Button
                className="button small"
                aria-label={`${label}: ${t('editor.remove')}`}
                onPress={() => {
                  cancel();
                  onChange('');
                }}
              >
                {t('editor.remove')}
              </Button>
            )}
          </div>
          {isBusy && (
            <progress
              aria-label={t('editor.pictures.sending')}
              value={upload.sent < 1 ? upload.sent : undefined}
            />
          )}
        </div>
      </DropZone>
      <p role="status" className={isBusy ? 'faint' : 'visually-hidden'}>
        {isBusy && t(upload.sent < 1 ? 'editor.pictures.sending' : 'editor.pictures.making')}
        {upload === undefined && value !== '' && t('editor.pictures.ready')}
      </p>
      {problem !== undefined && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {upload?.error && <FailureOf error={upload.error} />}
    </div>
  );
}

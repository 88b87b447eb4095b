import { useState, type ReactNode } from 'react';
import { Dialog } from '../ui/dialog';
import { Field, type FieldProps } from '../ui/field';
import { Form } from '../ui/form';
import { useTranslation } from '../ui/i18n/translation';
import { Icon, Mark } from '../ui/icons';
import { SubmitButton } from '../ui/submit-button';
import { Switch } from '../ui/switch';
import { CodeForm } from '../ui/voting/code-form';
import { Shelf, Specimen } from './specimen';

const ICONS = ['clock', 'lock', 'tick', 'coin', 'arrow', 'warning', 'screen', 'download'] as const;

/** A field that can be typed in. */
function Typed({
  initial = '',
  ...rest
}: Omit<FieldProps, 'value' | 'onChange'> & { initial?: string }): ReactNode {
  const [value, setValue] = useState(initial);
  return <Field {...rest} value={value} onChange={setValue} />;
}

/** A switch that moves; one whose change never ends, or fails. */
function Moved({
  initial = false,
  change,
}: {
  initial?: boolean;
  change?: () => Promise<unknown>;
}): ReactNode {
  const { t } = useTranslation();
  const [checked, setChecked] = useState(initial);
  return (
    <Switch
      checked={checked}
      change={
        change ??
        ((wanted) => {
          setChecked(wanted);
          return Promise.resolve();
        })
      }
      disabled={false}
    >
      {t('common.save')}
    </Switch>
  );
}

function Buttons(): ReactNode {
  const { t } = useTranslation();
  return (
    <Shelf title="Buttons" file="ui/styles/controls.css, ui/submit-button.tsx">
      {['button', 'button primary', 'button danger', 'button small', 'button large', 'link'].map((look) => (
        <Specimen key={look} state={look}>
          <button type="button" className={look}>
            {t('common.save')}
          </button>
        </Specimen>
      ))}
      <Specimen state="disabled">
        <button type="button" className="button" disabled>
          {t('common.save')}
        </button>
      </Specimen>
      {[false, true].map((busy) => (
        <Specimen key={String(busy)} state={busy ? 'sends its form, busy' : 'sends its form'}>
          <Form submit={() => undefined}>
            <SubmitButton busy={busy} busyText={t('common.wait')}>
              {t('common.save')}
            </SubmitButton>
          </Form>
        </Specimen>
      ))}
    </Shelf>
  );
}

function Fields(): ReactNode {
  return (
    <Shelf title="Fields" file="ui/field.tsx, ui/voting/code-form.tsx">
      <Specimen state="empty">
        <Typed label="Title" />
      </Specimen>
      <Specimen state="filled, with a hint">
        <Typed label="Title" initial="Who sings first?" hint="Up to 120 characters" />
      </Specimen>
      <Specimen state="wrong">
        <Typed
          label="Title"
          initial="?"
          required
          error="This is not a question yet."
          hint="Up to 120 characters"
        />
      </Specimen>
      <Specimen state="right to left in a page that is not">
        <Typed label="Title" initial="من يغني أولاً؟" />
      </Specimen>
      <Specimen state="address and password">
        <div className="stack">
          <Typed label="E-mail" type="email" initial="ada@example.com" />
          <Typed label="Password" type="password" initial="Hustings-demo-1" />
        </div>
      </Specimen>
      <Specimen state="several lines">
        <Typed label="Description" multiline initial={'One line\nand another'} />
      </Specimen>
      <Specimen state="code of a voting">
        <CodeForm initial="abc 234" />
      </Specimen>
    </Shelf>
  );
}

function Switches(): ReactNode {
  const { t } = useTranslation();
  return (
    <Shelf title="Switches" file="ui/switch.tsx">
      <Specimen state="off">
        <Moved />
      </Specimen>
      <Specimen state="on">
        <Moved initial />
      </Specimen>
      <Specimen state="on its way for ever once it is moved">
        <Moved change={() => new Promise(() => undefined)} />
      </Specimen>
      <Specimen state="moves back: could not be changed">
        <Moved change={() => new Promise((resolve) => setTimeout(resolve, 700))} />
      </Specimen>
      <Specimen state="disabled">
        <Switch checked={false} change={() => Promise.resolve()} disabled>
          {t('common.save')}
        </Switch>
      </Specimen>
    </Shelf>
  );
}

function Asked(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        Ask
      </button>
      <Dialog open={open} close={close} title={t('broken.title')}>
        <p>{t('broken.next')}</p>
        <div className="actions">
          <button type="button" className="button" onClick={close}>
            {t('common.cancel')}
          </button>
        </div>
      </Dialog>
    </>
  );
}

/** What people press, type into and switch. */
export function ControlSpecimens(): ReactNode {
  return (
    <>
      <Buttons />
      <Fields />
      <Switches />
      <Shelf title="Dialogs and drawings" file="ui/dialog.tsx, ui/icons.tsx">
        <Specimen state="a question">
          <Asked />
        </Specimen>
        <Specimen state="mark">
          <Mark />
        </Specimen>
        {ICONS.map((name) => (
          <Specimen key={name} state={name}>
            <Icon name={name} />
          </Specimen>
        ))}
      </Shelf>
    </>
  );
}

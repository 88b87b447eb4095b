import { useId, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Form } from '../form';
import { useTranslation } from '../i18n/translation';
import { typedCode } from './join-address';

/** Where the code of a voting is typed: in small letters, with spaces, as people do. */
export function CodeForm({ initial = '' }: { initial?: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const code = typedCode(text);
  return (
    <Form
      className="code-form"
      submit={() => {
        // What holds no letter of a code leads to the words about codes, like any other that no voting has.
        if (text.trim() === '') field.current?.focus();
        else void navigate(`/v/${code || '-'}`);
      }}
    >
      <label htmlFor={id}>{t('join.field')}</label>
      <input
        ref={field}
        id={id}
        name="code"
        dir="ltr"
        value={text}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={20}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <button type="submit" className="button">
        {t('join.go')}
      </button>
    </Form>
  );
}

import type { ComponentProps, ReactNode } from 'react';

/** A form that a function sends: the page stays. */
export function Form({
  submit,
  ...rest
}: Omit<ComponentProps<'form'>, 'onSubmit'> & { submit: () => unknown }): ReactNode {
  return (
    <form
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    />
  );
}

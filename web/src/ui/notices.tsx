import type { ReactNode } from 'react';
import { useTranslation } from './i18n/translation';
import { Icon } from './icons';

/** A page or a part of one that is on its way. */
export function Loading(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <span className="loading-mark" aria-hidden="true" />
      <span>{t('common.loading')}</span>
    </div>
  );
}

interface NoticeProps {
  title: string;
  next: string;
  children?: ReactNode;
}

/** What went wrong, what to do next, and the means to do it. @param whole whether it is all of its page: then it heads it. */
export function Failure({
  title,
  next,
  children,
  whole = false,
}: NoticeProps & { whole?: boolean | undefined }): ReactNode {
  const Title = whole ? 'h1' : 'p';
  return (
    <div className="notice failure" role="alert">
      <Icon name="warning" />
      <div className="stack-tight">
        <Title className="notice-title">{title}</Title>
        <p>{next}</p>
        {children !== undefined && <div className="actions">{children}</div>}
      </div>
    </div>
  );
}

/** Nothing to show, and why. */
export function Empty({ title, next, children }: NoticeProps): ReactNode {
  return (
    <div className="empty">
      <span className="empty-box" aria-hidden="true" />
      <p className="notice-title">{title}</p>
      <p>{next}</p>
      {children}
    </div>
  );
}

/** Something went well. It is read out. */
export function Success({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="notice success" role="status">
      <Icon name="tick" />
      <div className="stack-tight">{children}</div>
    </div>
  );
}

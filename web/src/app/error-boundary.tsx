import { Component, type ReactNode } from 'react';
import { withTranslation, type WithTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

interface BoundaryProps extends WithTranslation {
  children: ReactNode;
  path: string;
}

/** Keeps a page that broke from leaving an empty window. Another page is not broken for it. */
class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate({ path }: BoundaryProps): void {
    if (this.state.broken && path !== this.props.path) this.setState({ broken: false });
  }

  override render(): ReactNode {
    const { t, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <main className="page narrow stack">
        <h1>{t('broken.title')}</h1>
        <p>{t('broken.next')}</p>
        <a className="button primary" href={location.pathname}>
          {t('common.reload')}
        </a>
      </main>
    );
  }
}

const TranslatedBoundary = withTranslation()(Boundary);

export function ErrorBoundary({ children }: { children: ReactNode }): ReactNode {
  const { pathname } = useLocation();
  return <TranslatedBoundary path={pathname}>{children}</TranslatedBoundary>;
}

import { Component, type ReactNode } from 'react';
import { withTranslation, type WithTranslation } from 'react-i18next';

/** Keeps a page that broke, or one that could not be loaded, from leaving an empty window. */
class Boundary extends Component<WithTranslation & { children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
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

export const ErrorBoundary = withTranslation()(Boundary);

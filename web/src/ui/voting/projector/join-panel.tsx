import { QRCodeSVG } from 'qrcode.react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { codeInGroups, joinAddress, typedAddress } from '../join-address';
import type { Voting } from '../voting';

/** The code to scan, and the one to type. */
export function JoinCode({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  return (
    <figure className="qr">
      <QRCodeSVG value={joinAddress(voting)} size={256} marginSize={3} title={t('presenter.code')} />
      {voting.code !== '' && (
        <figcaption>
          <span className="visually-hidden">{t('join.code')}</span>{' '}
          <bdi dir="ltr">{codeInGroups(voting.code)}</bdi>
        </figcaption>
      )}
    </figure>
  );
}

/** The address to type, across the screen: as large as it fits. */
export function JoinAddress({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const address = typedAddress(voting);
  const words = t('presenter.join');
  const { length } = `${words} ${address}`;
  return (
    <p className="join-address" style={{ '--length': length } as CSSProperties}>
      {words} <strong dir="ltr">{address}</strong>
    </p>
  );
}

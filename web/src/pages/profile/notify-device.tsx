import { useEffect, useState, type ReactNode } from 'react';
import {
  deviceState,
  PushServiceError,
  turnDeviceOff,
  turnDeviceOn,
  type DeviceState,
} from '../../session/account/push-device';
import { toApiError, type ApiError } from '../../session/api/api-error';
import { FailureOf } from '../../ui/failure-of';
import { deviceTexts } from '../../ui/i18n/device-texts';
import { addTexts } from '../../ui/i18n/i18n';
import { useTranslation } from '../../ui/i18n/translation';
import { Switch } from '../../ui/switch';
import { InstallApp } from './install-app';

addTexts('device', deviceTexts);

/** What keeps the switch from being turned on. */
const HINDRANCES = {
  blocked: 'device.blocked',
  'needs-install': 'device.install',
  unsupported: 'device.unsupported',
} as const;

/** Whether this device is told of messages while the page is closed. */
export default function NotifyDevice({ userId }: { userId: string }): ReactNode {
  const { t, language } = useTranslation();
  const [state, setState] = useState<DeviceState>();
  const [failure, setFailure] = useState<ApiError | PushServiceError>();
  useEffect(() => {
    let isShown = true;
    const look = (): void =>
      void deviceState(userId).then((found) => {
        if (isShown) setState(found);
      });
    look();
    // Somebody comes back from the browser's settings.
    window.addEventListener('focus', look);
    return () => {
      isShown = false;
      window.removeEventListener('focus', look);
    };
  }, [userId]);

  const change = async (wanted: boolean): Promise<void> => {
    setFailure(undefined);
    try {
      await (wanted ? turnDeviceOn(userId, language) : turnDeviceOff());
    } catch (error) {
      setFailure(error instanceof PushServiceError ? error : toApiError(error));
    }
    setState(await deviceState(userId));
  };
  const hindrance = state === undefined || state === 'on' || state === 'off' ? undefined : HINDRANCES[state];
  return (
    <>
      <Switch
        checked={state === 'on'}
        change={change}
        disabled={state === undefined || hindrance !== undefined}
      >
        {t('device.notify')}
      </Switch>
      <p className="faint" role="status">
        {t(hindrance ?? 'device.what')}
      </p>
      {failure instanceof PushServiceError ? (
        <p className="notice failure" role="alert">
          {t('device.refused')}
        </p>
      ) : (
        failure && <FailureOf error={failure} />
      )}
      <InstallApp />
    </>
  );
}

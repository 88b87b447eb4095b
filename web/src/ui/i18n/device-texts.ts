const en = {
  title: 'This device',
  notify: 'Notify this device',
  what: 'What the bell shows comes as a notification as well, also while this page is closed.',
  unsupported: 'This browser cannot show notifications of pages. Another one can, if it is up to date.',
  install:
    'On an iPhone or iPad, install this page first: tap Share, then “Add to Home Screen”, open it there, and come back to this switch.',
  blocked:
    'Notifications of this page are blocked. Allow them in the browser’s settings for this page, and come back to this switch.',
  installApp: 'Install Hustings on this device',
  installWhat: 'It opens in a window of its own then, from the home screen or the list of programs.',
  refused: 'The browser’s push service could not be reached. Try again in a moment.',
};

/** Every text of the switch for this device. */
export type DeviceTexts = typeof en;

const de: DeviceTexts = {
  title: 'Dieses Gerät',
  notify: 'Dieses Gerät benachrichtigen',
  what: 'Was die Glocke zeigt, kommt auch als Benachrichtigung, selbst wenn diese Seite geschlossen ist.',
  unsupported:
    'Dieser Browser kann keine Benachrichtigungen von Seiten zeigen. Ein anderer kann es, wenn er aktuell ist.',
  install:
    'Auf einem iPhone oder iPad installieren Sie diese Seite zuerst: Tippen Sie auf „Teilen“, dann auf „Zum Home-Bildschirm“, öffnen Sie sie dort und kommen Sie zu diesem Schalter zurück.',
  blocked:
    'Benachrichtigungen dieser Seite sind blockiert. Erlauben Sie sie in den Einstellungen des Browsers für diese Seite und kommen Sie zu diesem Schalter zurück.',
  installApp: 'Hustings auf diesem Gerät installieren',
  installWhat:
    'Dann öffnet es sich in einem eigenen Fenster, vom Startbildschirm oder aus der Liste der Programme.',
  refused: 'Der Push-Dienst des Browsers war nicht zu erreichen. Versuchen Sie es gleich noch einmal.',
};

const fr: DeviceTexts = {
  title: 'Cet appareil',
  notify: 'M’avertir sur cet appareil',
  what: 'Ce que montre la cloche arrive aussi comme notification, même quand cette page est fermée.',
  unsupported:
    'Ce navigateur ne peut pas afficher de notifications de pages. Un autre le peut, s’il est à jour.',
  install:
    'Sur un iPhone ou un iPad, installez d’abord cette page\u00a0: touchez Partager, puis «\u202fSur l’écran d’accueil\u202f», ouvrez-la depuis là et revenez à ce bouton.',
  blocked:
    'Les notifications de cette page sont bloquées. Autorisez-les dans les réglages du navigateur pour cette page et revenez à ce bouton.',
  installApp: 'Installer Hustings sur cet appareil',
  installWhat:
    'Il s’ouvre alors dans sa propre fenêtre, depuis l’écran d’accueil ou la liste des programmes.',
  refused: 'Le service de notification du navigateur n’a pas répondu. Réessayez dans un instant.',
};

const ar: DeviceTexts = {
  title: 'هذا الجهاز',
  notify: 'إرسال الإشعارات إلى هذا الجهاز',
  what: 'ما يظهر في الجرس يصلك أيضًا على شكل إشعار، حتى عندما تكون هذه الصفحة مغلقة.',
  unsupported: 'لا يستطيع هذا المتصفح عرض إشعارات الصفحات. يستطيع ذلك متصفح آخر إن كان حديثًا.',
  install:
    'على آيفون أو آيباد ثبّت هذه الصفحة أولًا: اضغط «مشاركة» ثم «إضافة إلى الشاشة الرئيسية»، وافتحها من هناك، ثم عُد إلى هذا المفتاح.',
  blocked: 'إشعارات هذه الصفحة محظورة. اسمح بها في إعدادات المتصفح لهذه الصفحة، ثم عُد إلى هذا المفتاح.',
  installApp: 'تثبيت \u2068Hustings\u2069 على هذا الجهاز',
  installWhat: 'يُفتح عندئذ في نافذة خاصة به، من الشاشة الرئيسية أو قائمة البرامج.',
  refused: 'تعذّر الوصول إلى خدمة الإشعارات في المتصفح. حاول مرة أخرى بعد لحظة.',
};

/** The texts of the switch for this device, by language. */
export const deviceTexts = { en, de, fr, ar };

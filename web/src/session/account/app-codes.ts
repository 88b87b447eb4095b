/** What is wrong with a code of an authenticator app: Cognito calls it as it does codes that come by mail. */
const NAMES: Readonly<Record<string, string>> = {
  CodeMismatchException: 'AppCodeWrong',
  EnableSoftwareTokenMFAException: 'AppCodeWrong',
  ExpiredCodeException: 'AppCodeUsed',
  // The time for the second step of a sign-in is over.
  NotAuthorizedException: 'SignInTooLong',
};

/** Runs a step that takes a code of an authenticator app. @throws Error whose `name` says which code is meant. */
export async function ofAppCode<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Error && NAMES[error.name] !== undefined)
      throw Object.assign(new Error(error.message, { cause: error }), { name: NAMES[error.name] });
    throw error;
  }
}

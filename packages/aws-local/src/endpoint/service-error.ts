/** An error that an AWS API answers with: `code` is its name in the API reference. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** The words of every service for what a principal's policies do not allow. */
export function denialText(userArn: string, action: string, resource: string): string {
  return `User: ${userArn} is not authorized to perform: ${action} on resource: ${resource}`;
}

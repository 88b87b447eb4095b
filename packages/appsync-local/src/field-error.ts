/** An error with which a field ends: raised by resolver code, a data source, or a rule of the service. */
export class FieldError extends Error {
  constructor(
    message: string,
    readonly errorType: string | null,
    readonly data: unknown = null,
    readonly errorInfo: unknown = null,
  ) {
    super(message);
  }
}

/** A request object that a data source cannot make sense of. */
export function invalidRequest(message: string): FieldError {
  return new FieldError(message, 'MappingTemplate');
}

import { randomUUID } from 'node:crypto';
import { ServiceError } from '../endpoint/service-error';

/** One value that a secret has or had. */
export interface SecretVersion {
  id: string;
  value: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** Its staging labels. */
  stages: string[];
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** Labels of a version ("PutSecretValue", API reference). */
const MOST_STAGES = 20;

/** Versions that carry no label may go at any time; as many are kept as help when looking for a mistake. */
const KEPT_WITHOUT_STAGES = 10;

/**
 * The versions of a secret and their staging labels, as Secrets Manager moves them ("PutSecretValue",
 * "UpdateSecretVersionStage", "GetSecretValue", API reference).
 */
export class SecretVersions {
  /** @param versions oldest first. */
  constructor(readonly versions: SecretVersion[]) {}

  /** The one with these properties. @throws ServiceError */
  find({ id, stage }: { id?: string; stage?: string }): SecretVersion {
    const wanted = stage ?? (id === undefined ? CURRENT : undefined);
    const byId = id === undefined ? undefined : this.versions.find((version) => version.id === id);
    if (id !== undefined && byId === undefined) throw missing(`VersionId: ${id}`);
    if (byId !== undefined) {
      if (wanted !== undefined && !byId.stages.includes(wanted))
        throw new ServiceError(
          'InvalidRequestException',
          'You provided a VersionStage that is not associated to the provided VersionId.',
        );
      return byId;
    }
    const found = this.withStage(wanted ?? CURRENT);
    if (found === undefined) throw missing(`staging label: ${wanted ?? CURRENT}`);
    return found;
  }

  /**
   * Adds a value.
   * @param given.id the caller's token: the same with the same value is the same version.
   * @param given.stages absent: it becomes the current one.
   * @throws ServiceError
   */
  put(value: string, given: { id?: string; stages?: string[] }, now: number): SecretVersion {
    const { id = randomUUID(), stages = [CURRENT] } = given;
    if (stages.length === 0 || stages.length > MOST_STAGES)
      throw new ServiceError(
        'InvalidParameterException',
        `You must give one to ${MOST_STAGES} staging labels.`,
      );
    const same = this.versions.find((version) => version.id === id);
    if (same && same.value !== value)
      throw new ServiceError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret that has other content.`,
      );
    const version = same ?? { id, value, createdAt: now, stages: [] };
    if (!same) this.versions.push(version);
    for (const stage of stages) this.move(stage, version);
    this.forgetUnlabelled();
    return version;
  }

  /** Moves a label to a version, or takes it off one. @throws ServiceError */
  update(stage: string, { to, from }: { to?: string; from?: string }): void {
    const target = to === undefined ? undefined : this.find({ id: to });
    if (from !== undefined) {
      if (!this.find({ id: from }).stages.includes(stage))
        throw invalid(`The staging label ${stage} isn't currently attached to version ${from}.`);
    }
    const holder = this.withStage(stage);
    if (target === undefined) {
      if (from === undefined) throw invalid('You must give MoveToVersionId, RemoveFromVersionId, or both.');
      if (stage === CURRENT)
        throw invalid(
          `You can only move staging label ${CURRENT} to a different secret version. It can’t be completely removed.`,
        );
      take(this.find({ id: from }), stage);
      return;
    }
    if (holder !== undefined && holder !== target && from !== holder.id)
      throw invalid(
        `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );
    this.move(stage, target);
  }

  private withStage(stage: string): SecretVersion | undefined {
    return this.versions.find(({ stages }) => stages.includes(stage));
  }

  /** A label is on one version. What was current is the previous one then. */
  private move(stage: string, target: SecretVersion): void {
    const holder = this.withStage(stage);
    if (holder === target) return;
    if (holder) take(holder, stage);
    target.stages.push(stage);
    if (stage !== CURRENT || !holder) return;
    for (const version of this.versions) take(version, PREVIOUS);
    holder.stages.push(PREVIOUS);
  }

  private forgetUnlabelled(): void {
    const unlabelled = this.versions.filter(({ stages }) => stages.length === 0);
    for (const version of unlabelled.slice(0, Math.max(0, unlabelled.length - KEPT_WITHOUT_STAGES)))
      this.versions.splice(this.versions.indexOf(version), 1);
  }
}

function take(version: SecretVersion, stage: string): void {
  version.stages = version.stages.filter((each) => each !== stage);
}

function missing(what: string): ServiceError {
  return new ServiceError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${what}`,
  );
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}

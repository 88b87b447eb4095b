import { physicalName, refuseOtherProperties, type Resource, type ResourceType } from '../contract';

/** A resource that nobody asks here, and that is read all the same: a fault in it would end a deployment. */
function pageType(
  name: string,
  nameProperty: string,
  known: readonly string[],
  check: (resource: Resource) => string[],
): ResourceType {
  return {
    name,
    phase: 0,
    identify(resource, place) {
      refuseOtherProperties(resource, known);
      return { ref: physicalName(resource, nameProperty, place), attributes: {} };
    },
    check,
  };
}

/** Dashboards and saved queries of CloudWatch, and budgets: read at the start, and shown nowhere. */
export const pageResourceTypes: ResourceType[] = [
  pageType(
    'AWS::CloudWatch::Dashboard',
    'DashboardName',
    ['DashboardName', 'DashboardBody'],
    dashboardProblems,
  ),
  pageType(
    'AWS::Logs::QueryDefinition',
    'Name',
    ['LogGroupNames', 'Name', 'Parameters', 'QueryLanguage', 'QueryString'],
    ({ properties }) => [
      ...required(properties, 'Name'),
      ...required(properties, 'QueryString'),
      ...((properties['LogGroupNames'] as unknown[] | undefined) ?? [])
        .filter((group) => typeof group !== 'string')
        .map(() => 'LogGroupNames: a list of names.'),
    ],
  ),
  pageType(
    'AWS::Budgets::Budget',
    'Name',
    ['Budget', 'NotificationsWithSubscribers', 'ResourceTags'],
    budgetProblems,
  ),
];

/** Source: CloudWatch API reference, "Dashboard body structure and syntax". */
function dashboardProblems({ properties }: Resource): string[] {
  try {
    const { widgets } = JSON.parse(String(properties['DashboardBody'])) as { widgets?: unknown };
    return Array.isArray(widgets) && widgets.length <= 500
      ? []
      : ['DashboardBody: has a list of at most 500 widgets.'];
  } catch {
    return ['DashboardBody: is JSON.'];
  }
}

/** Source: AWS Cost Management API reference, "CreateBudget". */
function budgetProblems({ properties }: Resource): string[] {
  const budget = (properties['Budget'] ?? {}) as Record<string, unknown>;
  const notifications = (properties['NotificationsWithSubscribers'] ?? []) as {
    Notification?: Record<string, unknown>;
    Subscribers?: unknown[];
  }[];
  const { Amount, Unit } = (budget['BudgetLimit'] ?? {}) as { Amount?: unknown; Unit?: unknown };
  return [
    ...required(budget, 'BudgetType').map((problem) => `Budget.${problem}`),
    ...required(budget, 'TimeUnit').map((problem) => `Budget.${problem}`),
    ...(Number(Amount) > 0 && Unit === 'USD' ? [] : ['Budget.BudgetLimit: an amount above zero in USD.']),
    ...(notifications.length > 10 ? ['NotificationsWithSubscribers: at most 10.'] : []),
    ...notifications.flatMap(({ Notification = {}, Subscribers = [] }) => [
      ...['ComparisonOperator', 'NotificationType', 'Threshold'].flatMap((name) =>
        required(Notification, name),
      ),
      ...(Subscribers.length >= 1 && Subscribers.length <= 11 ? [] : ['Subscribers: 1 to 11.']),
    ]),
  ];
}

function required(properties: Record<string, unknown>, name: string): string[] {
  return properties[name] === undefined || properties[name] === '' ? [`${name}: is required.`] : [];
}

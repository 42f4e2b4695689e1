import Type from 'typebox';

/** As the header NGSILD-Tenant says it; of a length that fits into headers, logs and tables. */
export const TENANT_NAME = '^[\\w.:-]{1,128}$';

export const TenantName = Type.String({ pattern: TENANT_NAME });

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { narrowedGraph } from '../../policy/narrowed-kernel.ts';
import type { RecordedReads } from '../../policy/recorded-reads.ts';
import type { Visible } from '../../policy/visible.ts';
import { parseId } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import { TENANT_NAME } from '../operations/tenant-name.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import type { Broker, Graph, Tenants } from '../tenants.ts';

const NAME = new RegExp(TENANT_NAME);
/** What a snapshot does not have of its own. */
const NOT_IN_SNAPSHOTS = /^\/ngsi-ld\/v1\/(?:subscriptions|csource\w+|snapshots|jsonldContexts)(?:$|\/)/;

/**
 * Whose broker a request is for: it says so in the header NGSILD-Tenant, which the answer repeats (ETSI GS CIM 009
 * V1.9.1, clauses 4.14, 5.5.10 and 6.3.14).
 */
export class RequestTenants {
  readonly #tenants: Tenants;
  readonly #snapshots: Snapshots;
  readonly #graphs = new WeakMap<FastifyRequest, Graph>();

  readonly #reads = new WeakMap<FastifyRequest, RecordedReads>();
  readonly #visible: VisibleOf;
  readonly #recorded: RecordedOf;

  /**
   * @param visible what whoever asks may see and write of a tenant; null: everything
   * @param recorded what they are shown of it and the log is told; null: nothing
   */
  constructor(tenants: Tenants, snapshots: Snapshots, visible: VisibleOf, recorded: RecordedOf) {
    this.#tenants = tenants;
    this.#snapshots = snapshots;
    this.#visible = visible;
    this.#recorded = recorded;
  }

  /**
   * Before the body is read. A snapshot of the tenant is named by the header NGSILD-Snapshot (clauses 5.5.15 and 6.3.22).
   * @throws Problem facts.bad-tenant, facts.no-such-tenant, facts.snapshot-not-found, facts.snapshot-preparing
   */
  async see(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const name = tenantNameOf(request);
    if (name !== null) void reply.header('ngsild-tenant', name);
    const broker = await this.#tenants.find(name).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'facts.no-such-tenant') return null;
      throw error;
    });
    const snapshot = request.headers['ngsild-snapshot'];
    if (snapshot !== undefined && snapshot !== '') {
      if (!broker) throw new Problem('facts.no-such-tenant', { tenant: name ?? '' });
      const id = parseId(snapshot);
      if (NOT_IN_SNAPSHOTS.test(request.routeOptions.url ?? ''))
        throw new Problem('facts.not-in-snapshots', { id });
      const graph = await this.#snapshots.broker(broker.id, id);
      this.#graphs.set(request, this.#narrow(graph, broker, request));
      void reply.header('ngsild-snapshot', id);
    } else if (broker) this.#graphs.set(request, this.#narrow(broker, broker, request));
  }

  /** Does whoever asks see everything of the tenant, and may write to all of it? */
  seesAll(request: FastifyRequest): boolean {
    return this.#visible(request, tenantNameOf(request)) === null;
  }

  /** @throws Problem facts.no-such-tenant */
  readonly of = (request: FastifyRequest): Graph => {
    const graph = this.#graphs.get(request);
    if (!graph) throw new Problem('facts.no-such-tenant', { tenant: tenantNameOf(request) ?? '' });
    return graph;
  };

  /** For what is created: a tenant that is not there yet comes with it. */
  async making(request: FastifyRequest): Promise<Graph> {
    const known = this.#graphs.get(request);
    if (known) return known;
    const made = await this.#tenants.make(tenantNameOf(request) ?? '');
    return this.#narrow(made, made, request);
  }

  /** Before the answer leaves; null: nothing of it is recorded. */
  keepReads(request: FastifyRequest): Promise<void> | null {
    return this.#reads.get(request)?.keep() ?? null;
  }

  #narrow(graph: Graph, { tenant, audit }: Broker, request: FastifyRequest): Graph {
    const reads = this.#recorded(request, { tenant, audit, facts: graph.facts });
    if (reads !== null) this.#reads.set(request, reads);
    return narrowedGraph(graph, this.#visible(request, tenant), reads);
  }

  /** Of a tenant, which is made where it is missing if that is said. @throws Problem facts.no-such-tenant */
  async brokerOf(request: FastifyRequest, { make = false } = {}): Promise<Broker> {
    const name = tenantNameOf(request);
    return make && name !== null ? this.#tenants.make(name) : this.#tenants.find(name);
  }
}

type VisibleOf = (request: FastifyRequest, tenant: string | null) => Visible | null;
type RecordedOf = (
  request: FastifyRequest,
  of: Pick<Broker, 'tenant' | 'audit' | 'facts'>,
) => RecordedReads | null;

/** The header NGSILD-Tenant; null: none. @throws Problem facts.bad-tenant */
export function tenantNameOf(request: FastifyRequest): string | null {
  const said = request.headers['ngsild-tenant'];
  if (said === undefined || said === '') return null;
  if (typeof said !== 'string' || !NAME.test(said))
    throw new Problem('facts.bad-tenant', { tenant: shorten(String(said)) });
  return said;
}

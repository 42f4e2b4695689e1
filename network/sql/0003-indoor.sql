-- What hangs in a building: the design beside the facts of an indoor system. A save replaces it; the log says who and when.
create table network.indoor_design (
  -- Id of the IndoorSystem whose design it is.
  system text collate "C" primary key,
  -- Grows by one with every save, so that nobody overwrites what they have not seen.
  revision integer not null,
  -- Floor plan, distribution tree and settings: network/indoor/design-shape.ts.
  design jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null
);

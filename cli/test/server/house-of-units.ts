/** Units may ask for everything, and see of it what is theirs; an onlooker sees all and changes nothing; a viewer sees meetings of their own; others are not concerned. */
export const HOUSE = `
  @id("unit") permit (principal in Role::"unit", action in [Action::"read", Action::"write", Action::"propose"], resource)
    unless { resource is Entity };
  @id("own-records") forbid (principal in Role::"unit", action in [Action::"records.read", Action::"records.write"],
    resource is Record)
    unless { principal has organisation && resource.units.contains(principal.organisation) };
  @id("onlooker") permit (principal in Role::"onlooker", action in [Action::"read", Action::"write"], resource)
    unless { resource is Entity };
  @id("looks-only") forbid (principal in Role::"onlooker", action == Action::"records.write", resource is Record);
  @id("own-briefings") forbid (principal in Role::"onlooker", action == Action::"records.read",
    resource is Record in RecordType::"plan.briefing")
    unless { resource.hasTag("state") && resource.getTag("state").contains("published") };
  @id("own-meetings") forbid (principal in Role::"viewer", action == Action::"records.read",
    resource is Record in RecordType::"plan.meeting")
    unless { principal has organisation && resource.units.contains(principal.organisation) };`;

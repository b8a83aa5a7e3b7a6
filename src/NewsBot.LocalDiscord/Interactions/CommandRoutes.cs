using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Registering commands, everywhere or in one guild (https://docs.discord.com/developers/interactions/application-commands#endpoints).</summary>
internal sealed class CommandRoutes(World world, Access access)
{
    private const int MaxSlashCommands = 100;
    private const int MaxMenuCommands = 15;

    private readonly LocalRateLimit _daily = new(200, TimeSpan.FromDays(1));
    private readonly RateLimits _creates = new(world.Time);

    public void Map(Routes routes)
    {
        foreach (var many in (ReadOnlySpan<string>)["applications/{application_id}/commands", "applications/{application_id}/guilds/{guild_id}/commands"])
        {
            var isGuild = many.Contains("guild", StringComparison.Ordinal);
            routes.Get(many, call => Answer.Ok(In(Scope.Of(call, isGuild, access)).ToList()), Callers.Bots);
            routes.Put(many, call => Overwrite(call, Scope.Of(call, isGuild, access)), Callers.Bots);
            routes.Post(many, call => Create(call, Scope.Of(call, isGuild, access)), Callers.Bots);
            routes.Get(many + "/{command_id}", call => Answer.Ok(Find(call, Scope.Of(call, isGuild, access))), Callers.Bots);
            routes.Patch(many + "/{command_id}", call => Edit(call, Scope.Of(call, isGuild, access)), Callers.Bots);
            routes.Delete(many + "/{command_id}", call => Delete(call, Scope.Of(call, isGuild, access)), Callers.Bots);
        }
        routes.Get("applications/{application_id}/guilds/{guild_id}/commands/permissions", Permissions, Callers.Bots);
    }

    // Nobody changes here who may use a command.
    private Answer Permissions(Call call)
    {
        Scope.Of(call, isGuild: true, access);
        return Answer.Ok(new JsonArray());
    }

    private IEnumerable<Command> In(Scope scope) =>
        world.Commands.In(scope.Guild ?? scope.Application).Where(command => command.ApplicationId == scope.Application && command.GuildId == scope.Guild);

    private Command Find(Call call, Scope scope) =>
        world.Commands.Find(call.Id("command_id")) is { } command && command.ApplicationId == scope.Application && command.GuildId == scope.Guild
            ? command
            : throw ApiError.UnknownCommand;

    private Answer Create(Call call, Scope scope)
    {
        var (command, isNew) = Read(call.Form, scope);
        call.Form.Check();
        RequireRoom([.. In(scope).Where(known => known.Id != command.Id), command]);
        Count(scope, isNew ? 1 : 0);
        return new(isNew ? 201 : 200, world.Commands.Put(command));
    }

    private Answer Overwrite(Call call, Scope scope)
    {
        var form = new Form(Wire.Element(new Dictionary<string, JsonElement> { ["commands"] = call.Body }));
        var read = form.List("commands", MaxSlashCommands + (2 * MaxMenuCommands)).Select(item => Read(item, scope)).ToList();
        var commands = read.Select(item => item.Command).ToList();
        foreach (var same in commands.GroupBy(command => (command.Type, command.Name)).Where(same => same.Count() > 1))
            form.Refuse("commands", "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: {same.Key.Name}");
        form.Check();
        RequireRoom(commands);
        Count(scope, read.Count(item => item.IsNew));

        foreach (var gone in In(scope).Where(known => commands.All(command => command.Id != known.Id)).ToList())
            world.Commands.Remove(gone.Id);
        return Answer.Ok(commands.Select(world.Commands.Put).ToList());
    }

    private Answer Edit(Call call, Scope scope)
    {
        var known = Find(call, scope);
        var command = CommandForm.Apply(call.Form, known);
        call.Form.Check();
        return Answer.Ok(world.Commands.Put(Wire.Text(command) == Wire.Text(known) ? known : command with { Version = world.Ids.Next() }));
    }

    private Answer Delete(Call call, Scope scope)
    {
        world.Commands.Remove(Find(call, scope).Id);
        return Answer.Nothing;
    }

    // A command of the same type and name is the same one; it gets a new version only when something about it is new.
    private (Command Command, bool IsNew) Read(Form form, Scope scope)
    {
        var draft = CommandForm.Read(form, scope.Application, scope.Guild, world.Ids.Next(), world.Ids.Next());
        var known = In(scope).FirstOrDefault(command => command.Type == draft.Type && command.Name == draft.Name);
        if (known is null)
            return (draft, true);
        var same = draft with { Id = known.Id, Version = known.Version };
        return (Wire.Text(same) == Wire.Text(known) ? known : same with { Version = draft.Version }, false);
    }

    // https://docs.discord.com/developers/interactions/application-commands#registering-a-command
    private void Count(Scope scope, int created)
    {
        for (var i = 0; i < created; i++)
        {
            if (!_creates.Take($"{scope}", _daily).Allowed)
                throw ApiError.MaxCommandCreates;
        }
    }

    private static void RequireRoom(IReadOnlyCollection<Command> commands)
    {
        foreach (var type in commands.GroupBy(command => command.Type))
        {
            var most = type.Key == CommandType.ChatInput ? MaxSlashCommands : MaxMenuCommands;
            if (type.Count() > most)
                throw ApiError.MaxCommands(most);
        }
    }

    /// <summary>Whose commands, and where they show.</summary>
    private readonly record struct Scope(Snowflake Application, Snowflake? Guild)
    {
        public static Scope Of(Call call, bool isGuild, Access access)
        {
            var application = call.Id("application_id");
            if (application != call.User.Id)
                throw ApiError.NotYourApplication;
            if (!isGuild)
                return new(application, null);
            var guild = call.Id("guild_id");
            return access.IsIn(call.User, guild) ? new(application, guild) : throw ApiError.MissingAccess;
        }
    }
}

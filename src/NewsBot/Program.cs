using NewsBot;
using NewsBot.Chat;

return await NewsBotApp.RunAsync(args, DiscordSetup.Add);

using NewsBot;
using NewsBot.Chat;

return await NewsBotApp.RunAsync(args, DiscordChat.Add);

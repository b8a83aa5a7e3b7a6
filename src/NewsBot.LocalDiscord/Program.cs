return await NewsBot.LocalDiscord.LocalDiscordCommand.RunAsync(args);
